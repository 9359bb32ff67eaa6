import Basics
import Measuring
import Testing

struct AnatomyTests {
  private let deep = ByteCount(1_000_000)

  private func anatomy(_ members: [(level: Int, path: String, bytes: Int)]) -> Anatomy {
    var anatomy = Anatomy()
    anatomy.largest = members.map {
      MemberShare(level: $0.level, path: $0.path, type: "list", bytes: ByteCount($0.bytes))
    }
    return anatomy
  }

  @Test func membersThatHoldLittleAreNoNews() {
    let anatomy = anatomy([(0, "it", 1_000_000), (1, "it[127]", 32)])
    #expect(anatomy.outstandingMembers(of: deep).isEmpty)
  }

  @Test func theLineGoesDownToWhereTheBytesAre() {
    let anatomy = anatomy([
      (0, "it", 1_000_000), (1, "it[0]", 700_000), (2, "it[0].a", 690_000),
      (3, "it[0].a[1]", 300_000), (1, "it[1]", 200_000), (1, "it[2]", 50_000),
    ])
    #expect(anatomy.outstandingMembers(of: deep).map(\.path) == ["it[0].a", "it[1]"])
  }

  @Test func anEndlessChainIsNamedByItsBeginning() {
    let chain = (0...7).map { level in
      (level: level, path: "it" + String(repeating: "[0]", count: level), bytes: 1_000_000 - level)
    }
    #expect(anatomy(chain).outstandingMembers(of: deep).map(\.path) == ["it[0]"])
  }

  private func sizing(saving: Int, type: String = "str", values: Int = 3) -> Sizing {
    var memory = MemoryReading()
    memory.deep = deep
    var anatomy = Anatomy()
    anatomy.duplicates = Duplicates(
      copies: 99, values: values, saving: ByteCount(saving),
      top: [.init(text: "'Rome'", type: type, objects: 80, saving: ByteCount(saving))])
    return Sizing(
      engine: EngineIdentity(name: "python", version: "3", path: "python", build: "b"),
      expression: "x", type: "list", memory: memory, anatomy: anatomy)
  }

  @Test func adviceIsGivenWhereItSavesATwentieth() {
    #expect(Anatomy.advice(for: sizing(saving: 49_999)).isEmpty)
    #expect(
      Anatomy.advice(for: sizing(saving: 50_000)) == [
        "'Rome' is stored 80 times, 2 other values as well. sys.intern(text), or a dict of the values seen, makes equal values one object, which would save 50.0 kB."
      ])
    #expect(
      Anatomy.advice(for: sizing(saving: 60_000, type: "tuple", values: 1)) == [
        "'Rome' is stored 80 times. A dict of the values seen makes equal values one object, which would save 60.0 kB."
      ])
  }

  @Test func roomOfTheListAloneIsToldElsewhere() {
    var anatomy = Anatomy()
    let room = Room(
      type: "list", containers: 1, used: 1, capacity: 9, spare: ByteCount(100_000))
    anatomy.rooms = [room]
    #expect(anatomy.spareIsNews(of: deep))
    anatomy.ownRoom = room
    #expect(!anatomy.spareIsNews(of: deep))
  }

  @Test func aMemberIsNewsFromATenthOn() {
    func outstanding(_ bytes: Int) -> [String] {
      anatomy([(0, "it", 1_000_000), (1, "it[0]", bytes)]).outstandingMembers(of: deep).map(\.path)
    }
    #expect(outstanding(100_000) == ["it[0]"])
    #expect(outstanding(99_999).isEmpty)
  }
}
