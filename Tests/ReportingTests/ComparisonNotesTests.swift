import Measuring
import Reporting
import Testing

@Suite struct ComparisonNotesTests {
  @Test func whatIsNotedOfAllVariantsIsSaidOnce() {
    var comparison = Samples.generator
    for index in comparison.variants.indices {
      comparison.variants[index].memory.notes = ["nothing can walk here"]
    }
    comparison.variants[1].memory.notes.append("rounded up")
    let notes = Document(comparison: comparison).blocks.compactMap { block -> String? in
      guard case .callout(.note, let text) = block else { return nil }
      return text.plain
    }
    #expect(
      notes == ["nothing can walk here", "\(comparison.variants[1].variant.name): rounded up"])
  }
}
