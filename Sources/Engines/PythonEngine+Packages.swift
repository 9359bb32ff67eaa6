extension PythonEngine {
  package func use(
    _ requirements: [Requirement], from shelf: PackageShelf
  ) throws(PackageError) {
    packages = try shelf.packages(for: requirements, of: interpreter)
  }

  package func install(
    _ requirements: [Requirement], on shelf: PackageShelf, monitor: any Monitor
  ) throws(PackageError) -> String {
    let environment = try shelf.ownEnvironment(for: interpreter)
    try PackageInstaller(into: environment, for: interpreter, monitor: monitor)
      .install(requirements)
    return environment.folder
  }
}
