import Measuring
import Testing

struct BootstrapTests {
  private func samples(_ processes: [[Double]]) -> [Sample] {
    processes.enumerated().flatMap { index, seconds in
      seconds.map { Sample(seconds: $0, loops: 1, process: index) }
    }
  }

  @Test func theSameSamplesGiveTheSameInterval() throws {
    let values = samples([[1, 1.1, 1.2], [1.3, 1.0, 1.1], [1.2, 1.2, 1.0], [0.9, 1, 1.4]])
    let first = try #require(Bootstrap().median(of: values))
    #expect(Bootstrap().median(of: values) == first)
    #expect(first.low <= first.value && first.value <= first.high)
    #expect(first.low < first.high)
  }

  @Test func aProcessCountsOnceHoweverManySamplesItGave() throws {
    let values = samples([[1], [1], [5, 5, 5, 5, 5, 5, 5, 5, 5]])
    #expect(try #require(Bootstrap().median(of: values)).value == 1)
  }

  @Test func theOrderOfSamplesDoesNotMatter() {
    let values = samples([[1, 2, 3], [2, 3, 4], [1, 3, 5], [2, 2, 2]])
    #expect(Bootstrap().median(of: values) == Bootstrap().median(of: values.reversed()))
  }

  @Test func whatDoesNotExistIsNil() {
    #expect(Bootstrap().median(of: []) == nil)
    #expect(Bootstrap().median(of: samples([[.nan], [-1], [.infinity]])) == nil)
    #expect(Timing(samples: []) == nil)
  }

  @Test func nothingIsEverInfiniteOrUndefined() {
    for seconds in [0, 1e-300, Double.leastNonzeroMagnitude, 1e300, Double.greatestFiniteMagnitude]
    {
      let odd = samples([[seconds], [seconds], [seconds, 0], [seconds]])
      guard let estimate = Bootstrap().median(of: odd) else { continue }
      #expect(estimate.value.isFinite && estimate.low.isFinite && estimate.high.isFinite)
    }
  }

  @Test func samplesThatAreNoTimeAreDropped() throws {
    let values = samples([[1, .nan], [1, -5], [1, .infinity]])
    let timing = try #require(Timing(samples: values))
    #expect(timing.samples.count == 3)
    #expect(timing.processes == 3)
    #expect(timing.median == 1)
  }

  @Test func quantilesAreInterpolated() {
    #expect(Median.of([]) == nil)
    #expect(Median.of([3, 1, 2]) == 2)
    #expect(Median.of([4, 1, 2, 3]) == 2.5)
    #expect(Median.quantile(0.25, of: [1, 2, 3, 4, 5]) == 2)
    #expect(Median.quantile(1, of: [1, 2]) == 2)
    #expect(Median.quantile(0.5, of: []) == nil)
  }
}
