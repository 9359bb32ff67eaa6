/// What was cut, to be pasted back: the last cut first.
///
/// Cuts that follow each other directly are one, and a paste can be exchanged for an earlier cut
/// right after it. "Directly" is seen by the text: it is as the last cut or paste left it.
package struct KillRing: Sendable {
  private var cuts: [String] = []
  private var lastCut: EditBuffer?
  private var lastYank: (index: Int, before: EditBuffer, after: EditBuffer)?
  private static let limit = 30

  /// An empty ring.
  package init() {}

  /// Cuts something out of a text and keeps it.
  package mutating func cut(
    from buffer: inout EditBuffer, backward: Bool, _ cut: (inout EditBuffer) -> String
  ) {
    let goesOn = buffer == lastCut
    let text = cut(&buffer)
    lastCut = buffer
    guard !text.isEmpty else { return }
    if goesOn, let last = cuts.popLast() {
      cuts.append(backward ? text + last : last + text)
    } else {
      cuts.append(text)
      if cuts.count > Self.limit { cuts.removeFirst() }
    }
  }

  /// Puts the last cut into a text.
  package mutating func yank(into buffer: inout EditBuffer) {
    put(cuts.count - 1, into: &buffer, as: buffer)
  }

  /// Replaces what was just put in by the cut before it.
  package mutating func yankEarlier(into buffer: inout EditBuffer) {
    guard let last = lastYank, buffer == last.after else { return }
    put(last.index > 0 ? last.index - 1 : cuts.count - 1, into: &buffer, as: last.before)
  }

  private mutating func put(_ index: Int, into buffer: inout EditBuffer, as original: EditBuffer) {
    guard cuts.indices.contains(index) else { return }
    buffer = original
    buffer.insert(cuts[index])
    lastYank = (index, original, buffer)
  }
}
