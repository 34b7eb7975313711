// Loaded into a worker thread that runs from source. `--import tsx` itself does nothing there:
// it registers on the main thread only (verified with tsx 4.23, Node 20.20).
import { register } from 'tsx/esm/api'

register()
