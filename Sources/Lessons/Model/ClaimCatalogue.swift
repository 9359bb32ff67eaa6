/// All claims of all sources, by id.
package struct ClaimCatalogue: Hashable, Sendable {
  /// In the order of the file.
  package var claims: [Claim]

  /// Makes a catalogue.
  package init(_ claims: [Claim]) {
    self.claims = claims
  }

  /// The claim of that id.
  package subscript(id: String) -> Claim? { claims.first { $0.id == id } }
}
