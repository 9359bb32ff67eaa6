/// The packages that an engine's workers find beside the interpreter's own.
package struct PackageSet: Hashable, Sendable {
  /// The folder that is put before the interpreter's own packages; nil where those will do.
  package var site: String?
  /// The versions of what was asked for, by the names it was asked for with.
  package var versions: [String: String]

  /// Makes a set; the empty one is an interpreter as it is.
  package init(site: String? = nil, versions: [String: String] = [:]) {
    self.site = site
    self.versions = versions
  }
}
