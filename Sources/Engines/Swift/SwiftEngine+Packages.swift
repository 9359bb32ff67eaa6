internal import Measuring

extension SwiftEngine {
  /// Swift's lessons need no packages: whatever is required is absent.
  package func use(_ requirements: [Requirement], from shelf: PackageShelf) throws(PackageError) {
    if requirements.isEmpty { return }
    throw .absent(requirements.map(\.text), engine: identity.title)
  }

  /// Installs nothing, for the same reason.
  package func install(
    _ requirements: [Requirement], on shelf: PackageShelf, monitor: any Monitor
  ) throws(PackageError) -> String {
    throw .absent(requirements.map(\.text), engine: identity.title)
  }
}

extension SwiftSession {
  /// Each piece is a program of its own, which finds what its engine uses.
  package func takeOverPackages() {}
}
