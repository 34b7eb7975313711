/** The smallest worker: proves that a thread starts, from source and from a bundle. */
import { parentPort, workerData } from 'node:worker_threads'
import { greeting } from './greeting.ts'

parentPort?.postMessage(greeting(String(workerData)))
