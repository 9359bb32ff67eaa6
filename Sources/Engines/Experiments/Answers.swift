internal import Basics
internal import Measuring

/// The answers of all variants, with digests that are equal where the answers are.
///
/// A harness digests the shape of an answer and lists its floats beside, because no digest can
/// express "equal within 1e-9"; here the floats are compared and folded into the digest.
struct Answers {
  /// Floats are the same when they differ by at most this, relative to the larger one.
  static let tolerance = 1e-9

  /// One for each variant; nil where it has none.
  private(set) var answers: [Answer?] = []

  init(_ replies: [JSONValue]) {
    var known: [(shape: String, floats: [Double], digest: String)] = []
    for reply in replies {
      guard let repr = reply["repr"]?.string else {
        answers.append(nil)
        continue
      }
      guard let shape = reply["digest"]?.string else {
        answers.append(Answer(repr: repr, digest: nil))
        continue
      }
      let texts = (reply["floats"]?.array ?? []).compactMap(\.string)
      let floats = texts.map { Double($0) ?? .nan }
      if let same = known.first(where: { $0.shape == shape && Self.close($0.floats, floats) }) {
        answers.append(Answer(repr: repr, digest: same.digest))
      } else {
        let digest = texts.isEmpty ? shape : "\(shape)-\(Self.hash(texts))"
        known.append((shape, floats, digest))
        answers.append(Answer(repr: repr, digest: digest))
      }
    }
  }

  /// Whether all are the same; nil where one is missing or cannot be compared.
  var areSame: Bool? {
    let digests = answers.map { $0?.digest }
    guard let first = digests.first, first != nil, !digests.contains(nil) else { return nil }
    return digests.allSatisfy { $0 == first }
  }

  private static func close(_ left: [Double], _ right: [Double]) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy { one, other in
        one == other || (one.isNaN && other.isNaN)
          || abs(one - other) <= tolerance * max(one.magnitude, other.magnitude)
      }
  }

  private static func hash(_ texts: [String]) -> String {
    var hash = FNV1a()
    for text in texts {
      for byte in text.utf8 { hash.add(byte: byte) }
      hash.add(byte: UInt8(ascii: ","))  // as in the digests that notes have kept
    }
    return hash.digits
  }
}
