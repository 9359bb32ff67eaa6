internal import Instruments

/// The end of a command, thrown so that the one place that ends the process sees it.
struct Ending: Error {
  let code: Instruments.ExitCode

  init(_ code: Instruments.ExitCode) {
    self.code = code
  }
}
