/// A fold whose elements were read.
struct ReadFold {
  var fold: Fold
  var blocks: [Block]
  /// The code blocks in it that have a role.
  var code: [CodeBlock]
}
