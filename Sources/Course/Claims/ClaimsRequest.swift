/// Which claims are to be judged, on what, and how thoroughly.
package struct ClaimsRequest: Hashable, Sendable {
  /// Ids of claims, letters of sources, or ids of lessons; all claims where there are none.
  package var names: [String]
  /// The interpreters; every one that is found where none are named.
  package var pythons: [String]
  /// Whether experiments run at the lessons' full sizes.
  package var isFull: Bool

  /// Makes a request.
  package init(names: [String] = [], pythons: [String] = [], isFull: Bool = false) {
    self.names = names
    self.pythons = pythons
    self.isFull = isFull
  }
}
