/// Which samples count: those of turns in which the processor ran at its full speed.
///
/// A virtual processor shares a core with programs that nobody here can see, and then runs at half
/// its speed, for milliseconds or for minutes. Code that waits for memory slows down less, or more,
/// than code that computes: the ratio of two variants itself changes, by a fifth and more. What is
/// asked for is the ratio on a machine of one's own.
package enum FullSpeed {
  /// How much longer than the best pace counts as full speed. The speeds seen on a shared core lie
  /// at 1.2 and 1.9 times the best; the pace itself wavers by a few in a hundred.
  package static let tolerance = 1.15

  /// What is left, and how much was slow.
  package struct Selection: Hashable, Sendable {
    /// The samples that count, of each variant.
    package var samples: [[Sample]]
    /// How many turns there were, and how many of them were slower than full speed.
    package var turns: Int
    package var slowTurns: Int
    /// Whether the slow turns were left out.
    package var isSelected: Bool
  }

  /// Leaves out the turns that were slow in any variant, where enough rounds remain.
  ///
  /// - Parameters:
  ///   - variants: the samples of each variant.
  ///   - best: seconds of the best pace that was seen; nil where none was taken.
  package static func select(_ variants: [[PacedSample]], best: Double?) -> Selection {
    var paces: [Turn: [Double]] = [:]
    for sample in variants.joined() {
      let turn = Turn(round: sample.sample.process, index: sample.turn)
      paces[turn, default: []].append(sample.pace ?? 0)
    }
    let limit = best.map { $0 * tolerance } ?? .infinity
    let slow = paces.filter { $0.value.contains { $0 > limit } }
    let whole = Set(
      paces.filter { $0.value.count == variants.count && slow[$0.key] == nil }.keys)
    let rounds = Set(paces.keys.map(\.round)).count
    let isSelected =
      !slow.isEmpty && Set(whole.map(\.round)).count >= min(rounds, TimingPlan.leastRounds)
    let samples = variants.map { samples in
      samples.filter {
        !isSelected || whole.contains(Turn(round: $0.sample.process, index: $0.turn))
      }.map(\.sample)
    }
    return Selection(
      samples: samples, turns: paces.count, slowTurns: slow.count, isSelected: isSelected)
  }

  private struct Turn: Hashable {
    var round: Int
    var index: Int
  }
}
