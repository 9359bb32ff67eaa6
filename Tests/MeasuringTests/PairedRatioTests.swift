import Foundation
import Measuring
import Testing

struct PairedRatioTests {
  private func samples(_ processes: [[Double]]) -> [Sample] {
    processes.enumerated().flatMap { index, seconds in
      seconds.map { Sample(seconds: $0, loops: 1, process: index) }
    }
  }

  @Test func theRatioOfAScaledTwinIsTheScale() throws {
    let below = samples([[1, 1.1], [1.2, 1.0], [2, 2.1], [1, 0.9], [3, 3]])
    let above = below.map { Sample(seconds: $0.seconds * 3, loops: 1, process: $0.process) }
    let ratio = try #require(PairedRatio.estimate(of: above, over: below))
    #expect(abs(ratio.value - 3) < 1e-12)
    #expect(ratio.low > 2.99 && ratio.high < 3.01)
  }

  /// Rounds that slow both variants alike cancel; drawn apart they would drown the ratio.
  @Test func aDriftOverTheRoundsCancels() throws {
    let drift = [1.0, 1.5, 2, 2.5, 3, 3.5, 4]
    let below = samples(drift.map { [$0, $0, $0] })
    let above = samples(drift.map { [$0 * 1.2, $0 * 1.2, $0 * 1.2] })
    let ratio = try #require(PairedRatio.estimate(of: above, over: below))
    #expect(ratio.low > 1.19 && ratio.high < 1.21)
  }

  @Test func processesNumberedThroughBothVariantsArePairedAllTheSame() throws {
    let drift = [1.0, 1.5, 2, 2.5, 3, 3.5, 4]
    let below = drift.enumerated().map { Sample(seconds: $1, loops: 1, process: 2 * $0) }
    let above = drift.enumerated().map { Sample(seconds: $1 * 1.2, loops: 1, process: 2 * $0 + 1) }
    let ratio = try #require(PairedRatio.estimate(of: above, over: below))
    #expect(ratio.low > 1.19 && ratio.high < 1.21)
  }

  /// Each process alone varies by half; side by side they never do.
  @Test func aMachineThatSlowsDownWithinAProcessCancels() throws {
    let speeds = [[1, 1, 1.8, 1.8, 1], [1.8, 1.8, 1, 1, 1], [1, 1.8, 1, 1.8, 1.8]]
    let below = samples(speeds + speeds)
    let above = samples((speeds + speeds).map { $0.map { $0 * 1.1 } })
    let ratio = try #require(PairedRatio.estimate(of: above, over: below))
    #expect(ratio.low > 1.099 && ratio.high < 1.101)
  }

  /// The figures of the signed rank test's tables: sums of ranks that may be left out in 2 %.
  @Test(arguments: [(7, 0), (8, 1), (9, 3), (10, 5), (12, 9), (20, 43)])
  func theIntervalLeavesOutWhatSignedRanksAllow(rounds: Int, sum: Int) throws {
    let logarithms = (0..<rounds).map { Double($0 * $0) / 100 }
    var means: [Double] = []
    for (index, first) in logarithms.enumerated() {
      for second in logarithms[index...] { means.append((first + second) / 2) }
    }
    means.sort()
    let ratio = try #require(
      PairedRatio.estimate(
        of: samples(logarithms.map { [exp($0)] }), over: samples(logarithms.map { _ in [1] })))
    #expect(abs(ratio.low / exp(means[sum]) - 1) < 1e-9)
    #expect(abs(ratio.high / exp(means[means.count - 1 - sum]) - 1) < 1e-9)
  }

  /// One value in ten that is far off moves an end of the interval, but not the ratio.
  @Test func aRoundThatWentWrongHardlyMovesTheRatio() throws {
    let below = samples(Array(repeating: [1], count: 10))
    var seconds = (0..<10).map { [1 + Double($0) / 1000] }
    seconds[3] = [40]
    let ratio = try #require(PairedRatio.estimate(of: samples(seconds), over: below))
    #expect(ratio.value < 1.01)
  }

  /// An interrupted run leaves one side with more processes: those have no partner.
  @Test func processesWithoutAPartnerAreLeftOut() throws {
    let below = samples([[1], [1], [1], [1], [9]])
    let above = samples([[2], [2], [2], [2]])
    #expect(abs(try #require(PairedRatio.estimate(of: above, over: below)).value - 2) < 1e-9)
  }

  @Test func whatDoesNotExistIsNil() {
    let good = samples([[1], [1], [1], [1]])
    #expect(PairedRatio.estimate(of: good, over: []) == nil)
    #expect(PairedRatio.estimate(of: good, over: samples([[0], [0], [0], [0]])) == nil)
    #expect(PairedRatio.estimate(of: samples([[0], [0], [0], [0]]), over: good) == nil)
    #expect(PairedRatio.estimate(of: samples([[1, 2, 3]]), over: good) == nil)
  }

  @Test func nothingIsEverInfiniteOrUndefined() {
    let good = samples([[1], [1], [1], [1]])
    for seconds in [0, 1e-300, Double.leastNonzeroMagnitude, 1e300, Double.greatestFiniteMagnitude]
    {
      let odd = samples([[seconds], [seconds], [seconds, 0], [seconds]])
      for estimate in [
        PairedRatio.estimate(of: odd, over: good), PairedRatio.estimate(of: good, over: odd),
      ] {
        guard let estimate else { continue }
        #expect(estimate.value.isFinite && estimate.low.isFinite && estimate.high.isFinite)
        #expect(estimate.low > 0)
      }
    }
  }

  /// Student's interval at 98 %, by the printed tables: t at 0.99 for one to five degrees of freedom.
  @Test(arguments: [(2, 31.821), (3, 6.965), (4, 4.541), (5, 3.747), (6, 3.365)])
  func ofFewerThanSevenRoundsTheIntervalIsStudents(rounds: Int, quantile: Double) throws {
    let logarithms = (0..<rounds).map { Double($0) / 50 }
    let mean = logarithms.reduce(0, +) / Double(rounds)
    let variance =
      logarithms.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(rounds - 1)
    let reach = quantile * (variance / Double(rounds)).squareRoot()
    let ratio = try #require(
      PairedRatio.estimate(
        of: samples(logarithms.map { [exp($0)] }), over: samples(logarithms.map { _ in [1] })))
    #expect(abs(ratio.low / exp(mean - reach) - 1) < 1e-9)
    #expect(abs(ratio.high / exp(mean + reach) - 1) < 1e-9)
  }
}
