package import Basics
package import Measuring

/// What a process held while a piece of code ran.
package struct Watched: Hashable, Sendable {
  /// What was seen by looking again and again.
  package var trace: MemoryTrace
  /// The highest number of bytes held above the start, exact; nil where there is no probe.
  package var peak: ByteCount?
  /// Bytes held above the start at the end, with the last expression's value.
  package var kept: ByteCount?
  package var took: Duration

  /// Makes an account.
  package init(trace: MemoryTrace, peak: ByteCount?, kept: ByteCount?, took: Duration) {
    self.trace = trace
    self.peak = peak
    self.kept = kept
    self.took = took
  }
}
