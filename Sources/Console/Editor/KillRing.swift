/// What was cut, to be pasted back: the last cut first.
package struct KillRing: Sendable {
  private var cuts: [String] = []
  private var isChained = false
  private var yanked: (index: Int, buffer: EditBuffer)?
  private static let limit = 30

  /// An empty ring.
  package init() {}

  /// Keeps a cut. Cuts that follow each other directly are joined into one.
  package mutating func keep(_ text: String, isBackward: Bool) {
    guard !text.isEmpty else { return }
    if isChained, let last = cuts.popLast() {
      cuts.append(isBackward ? text + last : last + text)
    } else {
      cuts.append(text)
      if cuts.count > Self.limit { cuts.removeFirst() }
    }
    isChained = true
    yanked = nil
  }

  /// Puts the last cut into a text.
  package mutating func yank(into buffer: inout EditBuffer) {
    guard let last = cuts.last else { return }
    yanked = (cuts.count - 1, buffer)
    buffer.insert(last)
  }

  /// Replaces what was just put in by the cut before it.
  package mutating func yankEarlier(into buffer: inout EditBuffer) {
    guard let (index, original) = yanked else { return }
    let earlier = index > 0 ? index - 1 : cuts.count - 1
    yanked = (earlier, original)
    buffer = original
    buffer.insert(cuts[earlier])
  }

  /// Says that something else than a cut or a yank was done.
  package mutating func breakChain() {
    isChained = false
    yanked = nil
  }
}
