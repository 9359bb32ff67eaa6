/// The counters around one build or one use.
struct Cost: Equatable {
  var kept = 0
  var peak = 0
  var blocks = 0
  var total = 0
  var rounded = 0
  var children = 0

  /// Takes the difference of two readings; the peak was reset at the first.
  init(_ before: Counters, _ after: Counters) {
    kept = after.live - before.live
    peak = after.peak - before.live
    blocks = after.blocks - before.blocks
    total = after.total - before.total
    rounded = after.rounded - before.rounded
    children = after.children - before.children
  }
}
