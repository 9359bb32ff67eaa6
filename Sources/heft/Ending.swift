internal import Workbench

/// The end of a command, thrown so that the one place that ends the process sees it.
struct Ending: Error {
  let code: Workbench.ExitCode

  init(_ code: Workbench.ExitCode) {
    self.code = code
  }
}
