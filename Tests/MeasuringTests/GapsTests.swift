import Basics
import Measuring
import Testing

struct GapsTests {
  private func reading(_ change: (inout MemoryReading) -> Void) -> MemoryReading {
    var reading = MemoryReading()
    change(&reading)
    return reading
  }

  @Test func nothingMeasuredLeavesNothingToExplain() {
    #expect(Gaps.sentences(for: MemoryReading(), type: "list", length: 3).isEmpty)
  }

  @Test func smallGapsAreNotMentioned() {
    let near = reading {
      $0.shallow = ByteCount(1000)
      $0.deep = ByteCount(1900)
      $0.kept = ByteCount(1000)
      $0.peak = ByteCount(1900)
    }
    #expect(Gaps.sentences(for: near, type: "dict").isEmpty)
  }

  @Test func theObjectsReachedAreCounted() {
    let list = reading {
      $0.shallow = ByteCount(8_448_728)
      $0.deep = ByteCount(40_448_728)
      $0.objects = 1_000_001
    }
    #expect(
      Gaps.sentences(for: list, type: "dict") == [
        "shallow is the block of the dict alone (8.45 MB); the other 32.0 MB of deep are the 1,000,000 objects reached from it."
      ])
  }

  @Test func T12_roomAllocatedAheadIsCounted() {
    let list = reading { $0.shallow = ByteCount(56 + 8 * 1_056_084) }
    #expect(
      Gaps.sentences(for: list, type: "list", length: 1_000_000) == [
        "The list has room for 1,056,084 elements and holds 1,000,000: the 449 kB between were allocated ahead, so that appending is cheap."
      ])
    #expect(Gaps.sentences(for: list, type: "list", length: 1_056_084).isEmpty)
  }

  @Test func eachCauseHasItsSentence() {
    let cases: [(String, MemoryReading)] = [
      (
        "are shared",
        reading {
          $0.own = ByteCount(10_000)
          $0.shared = ByteCount(90_000)
        }
      ),
      (
        "asked of malloc",
        reading {
          $0.kept = ByteCount(100_000)
          $0.keptNative = ByteCount(90_000)
        }
      ),
      (
        "deep is 50.0 kB above kept",
        reading {
          $0.kept = ByteCount(50_000)
          $0.deep = ByteCount(100_000)
        }
      ),
      (
        "kept is 50.0 kB above deep",
        reading {
          $0.kept = ByteCount(100_000)
          $0.deep = ByteCount(50_000)
        }
      ),
      (
        "At the peak 50.0 kB more",
        reading {
          $0.kept = ByteCount(50_000)
          $0.peak = ByteCount(100_000)
        }
      ),
      (
        "rss is 5.00 MB above peak",
        reading {
          $0.rss = ByteCount(15_000_000)
          $0.peak = ByteCount(10_000_000)
        }
      ),
      (
        "rss is 200 MB below peak",
        reading {
          $0.rss = ByteCount(0)
          $0.peak = ByteCount(200_000_000)
        }
      ),
    ]
    for (part, reading) in cases {
      let sentences = Gaps.sentences(for: reading, type: "dict")
      #expect(sentences.count == 1)
      #expect(sentences.first?.contains(part) == true, "\(part): \(sentences)")
    }
  }

  @Test func T24_smallGapsOfResidentMemoryAreNotExplained() {
    let noisy = reading {
      $0.rss = ByteCount(900_000)
      $0.peak = ByteCount(10_000)
    }
    #expect(Gaps.sentences(for: noisy, type: "dict").isEmpty)
  }

  @Test func T21_memoryNotGivenBackIsExplainedAndNoLeak() throws {
    let held = reading {
      $0.rss = ByteCount(40_000_000)
      $0.peak = ByteCount(24_000_000)
    }
    let sentence = try #require(Gaps.sentences(for: held, type: "list").first)
    #expect(sentence.contains("arenas that a few survivors hold"))
    #expect(!sentence.contains("leak"))
  }

  @Test func aWalkThatStoppedIsCalledALowerBound() throws {
    let cut = reading {
      $0.shallow = ByteCount(56)
      $0.deep = ByteCount(6464)
      $0.complete = false
    }
    #expect(
      try #require(Gaps.sentences(for: cut, type: "Node").first).hasSuffix(
        "The walk stopped before it had seen all, so deep is a lower bound."))
  }

  private func isExplained(_ kept: Int, _ peak: Int) -> Bool {
    let reading = reading {
      $0.kept = ByteCount(kept)
      $0.peak = ByteCount(peak)
    }
    return !Gaps.sentences(for: reading, type: "dict").isEmpty
  }

  @Test func aGapIsAboveFivePercentAndAboveAThousandBytes() {
    #expect(isExplained(94_900, 100_000))
    #expect(!isExplained(95_100, 100_000))
    #expect(isExplained(9_000, 10_001))
    #expect(!isExplained(9_000, 10_000))
  }

  @Test func residentMemoryIsExplainedFromAMegabyteOn() {
    func isExplained(_ rss: Int) -> Bool {
      let reading = reading {
        $0.rss = ByteCount(rss)
        $0.peak = ByteCount(4_000_000)
      }
      return !Gaps.sentences(for: reading, type: "dict").isEmpty
    }
    #expect(isExplained(5_010_000))
    #expect(!isExplained(5_000_000))
  }
}
