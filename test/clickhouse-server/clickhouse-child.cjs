/**
 * The process that is a ClickHouse: loads libchdb (a whole ClickHouse as a library), starts its HTTP
 * and native listeners on loopback, writes the chosen ports to a file, and lives until its stdin
 * ends, which also happens when its parent dies.
 *
 * Arguments: ports file, then arguments of `clickhouse local`.
 */
const { writeSync } = require('node:fs')
const path = require('node:path')
const { DataType, load, open } = require('ffi-rs')

const PLATFORM_PACKAGES = {
  'linux-x64': '@chdb/lib-linux-x64-gnu',
  'linux-arm64': '@chdb/lib-linux-arm64-gnu',
  'darwin-x64': '@chdb/lib-darwin-x64',
  'darwin-arm64': '@chdb/lib-darwin-arm64',
}

const [portsFile, ...args] = process.argv.slice(2)
const packageName = PLATFORM_PACKAGES[`${process.platform}-${process.arch}`]
const library = path.join(
  path.dirname(require.resolve(`${packageName}/package.json`)),
  'libchdb.so',
)

open({ library: 'chdb', path: library })
const failure = runClickHouse(['clickhouse', ...args, '--query', listenUntilStdinEnds(portsFile)])
if (failure !== null) writeSync(2, `${failure}\n`)
// Not process.exit(): the library's exit handlers abort when its threads are still there.
process.reallyExit(failure === null ? 0 : 1)

/** The last statement blocks on stdin; that is what keeps the server alive. */
function listenUntilStdinEnds(file) {
  return `
    system start listen http;
    system start listen tcp;
    select getServerPort('http_port'), getServerPort('tcp_port')
      into outfile '${file}' truncate format TSV;
    select count() from file('stdin', LineAsString, 'line String')
      settings max_execution_time = 0, input_format_parallel_parsing = 0 format Null`
}

/** Runs ClickHouse's own command line; returns its error message, or null when it ended well. */
function runClickHouse(argv) {
  const result = load({
    library: 'chdb',
    funcName: 'chdb_query_cmdline',
    retType: DataType.External,
    paramsType: [DataType.I32, DataType.StringArray],
    paramsValue: [argv.length, argv],
  })
  const errorOf = (retType) =>
    load({
      library: 'chdb',
      funcName: 'chdb_result_error',
      retType,
      paramsType: [DataType.External],
      paramsValue: [result],
    })
  // The message pointer is NULL on success; reading NULL as a string would crash.
  return Number(errorOf(DataType.U64)) === 0 ? null : errorOf(DataType.String)
}
