internal import FoundationEssentials
internal import Glibc

/// Asks which Java there is: PySpark starts one.
package struct JavaQuestion {
  /// The oldest that PySpark works with.
  static let oldest = 17

  var environment: [String: String] = ProcessInfo.processInfo.environment

  /// Does nothing where Java is there and new enough.
  func ask() throws(PackageError) {
    guard let path else { throw .noJava(found: nil) }
    let outcome = try? ToolProcess(
      path: path, arguments: ["-version"], environment: environment
    ).run()
    guard let outcome, outcome.succeeded else { throw .noJava(found: "one that does not start") }
    guard let version = Self.version(in: outcome.errors + outcome.output) else {
      throw .noJava(found: "one that does not say its version")
    }
    guard version >= Self.oldest else { throw .noJava(found: "Java \(version)") }
  }

  /// The major version in what `java -version` says: 17 of `"17.0.15"`, 8 of `"1.8.0_392"`.
  package static func version(in text: String) -> Int? {
    let quoted = text.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
    guard quoted.count == 3 else { return nil }
    let numbers = quoted[1].split { !$0.isNumber }.compactMap { Int($0) }
    return numbers.first == 1 && numbers.count > 1 ? numbers[1] : numbers.first
  }

  /// Where PySpark would take it from.
  private var path: String? {
    let home = [environment["JAVA_HOME"] ?? ""].filter { $0.hasPrefix("/") }.map { "\($0)/bin" }
    let folders = home + environment.programFolders
    return folders.map { "\($0)/java" }.first { access($0, X_OK) == 0 }
  }
}
