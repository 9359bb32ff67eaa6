internal import Glibc

/// Functions that are there by name only: those of the probe, and those that the C library declares
/// for GNU programs alone.
enum Symbol {
  /// A C function; nil where the process has none of that name.
  static func find<Function>(_ name: String, as type: Function.Type) -> Function? {
    dlsym(nil, name).map { unsafeBitCast($0, to: type) }
  }
}
