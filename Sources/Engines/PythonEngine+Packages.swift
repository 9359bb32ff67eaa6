extension PythonEngine {
  package func use(
    _ requirements: [Requirement], from shelf: PackageShelf
  ) throws(PackageError) {
    packages = try shelf.packages(for: requirements, of: interpreter)
  }

  /// The versions of the packages that modules belong to, as far as pip wrote them down.
  package func versions(ofModules names: [String]) -> [String: String] {
    let question = PackageQuestion(interpreter: interpreter, site: packages.site)
    return (try? question.versions(ofModules: names)) ?? [:]
  }

  package func install(
    _ requirements: [Requirement], on shelf: PackageShelf, monitor: any Monitor
  ) throws(PackageError) -> String {
    let environment = try shelf.ownEnvironment(for: interpreter)
    try PackageInstaller(
      into: environment, for: interpreter, monitor: monitor, takesSource: shelf.takesSource
    ).install(requirements)
    return environment.folder
  }
}
