/// The version of heft, in banners, journals and exports.
package enum HeftVersion {
  package static let current = "0.1"
}
