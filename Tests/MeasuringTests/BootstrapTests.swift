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

  @Test func theRatioOfAScaledTwinIsTheScale() throws {
    let below = samples([[1, 1.1], [1.2, 1.0], [2, 2.1], [1, 0.9], [3, 3]])
    let above = below.map { Sample(seconds: $0.seconds * 3, loops: 1, process: $0.process) }
    let ratio = try #require(Bootstrap().ratio(of: above, over: below))
    #expect(abs(ratio.value - 3) < 1e-12)
    #expect(ratio.low > 2 && ratio.high < 4)
  }

  /// Rounds that slow both variants alike cancel; drawn apart they would drown the ratio.
  @Test func aDriftOverTheRoundsCancels() throws {
    let drift = [1.0, 1.5, 2, 2.5, 3, 3.5, 4]
    let below = samples(drift.map { [$0, $0, $0] })
    let above = samples(drift.map { [$0 * 1.2, $0 * 1.2, $0 * 1.2] })
    let ratio = try #require(Bootstrap().ratio(of: above, over: below))
    #expect(ratio.low > 1.19 && ratio.high < 1.21)
  }

  @Test func processesNumberedThroughBothVariantsArePairedAllTheSame() throws {
    let drift = [1.0, 1.5, 2, 2.5, 3, 3.5, 4]
    let below = drift.enumerated().map { Sample(seconds: $1, loops: 1, process: 2 * $0) }
    let above = drift.enumerated().map { Sample(seconds: $1 * 1.2, loops: 1, process: 2 * $0 + 1) }
    let ratio = try #require(Bootstrap().ratio(of: above, over: below))
    #expect(ratio.low > 1.19 && ratio.high < 1.21)
  }

  @Test func whatDoesNotExistIsNil() {
    let good = samples([[1], [1], [1], [1]])
    #expect(Bootstrap().median(of: []) == nil)
    #expect(Bootstrap().median(of: samples([[.nan], [-1], [.infinity]])) == nil)
    #expect(Bootstrap().ratio(of: good, over: []) == nil)
    #expect(Bootstrap().ratio(of: good, over: samples([[0], [0], [0], [0]])) == nil)
    #expect(Bootstrap().ratio(of: samples([[0], [0], [0], [0]]), over: good) == nil)
    #expect(Bootstrap().ratio(of: samples([[1, 2, 3]]), over: good) == nil)
    #expect(Timing(samples: []) == nil)
  }

  @Test func nothingIsEverInfiniteOrUndefined() {
    for seconds in [0, 1e-300, Double.leastNonzeroMagnitude, 1e300, Double.greatestFiniteMagnitude]
    {
      let odd = samples([[seconds], [seconds], [seconds, 0], [seconds]])
      let good = samples([[1], [1], [1], [1]])
      for estimate in [
        Bootstrap().median(of: odd), Bootstrap().ratio(of: odd, over: good),
        Bootstrap().ratio(of: good, over: odd),
      ] {
        guard let estimate else { continue }
        #expect(estimate.value.isFinite && estimate.low.isFinite && estimate.high.isFinite)
      }
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
