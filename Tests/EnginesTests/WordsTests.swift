import Basics
import Engines
import Foundation
import TestSupport
import Testing

/// The words that the engine finds for a cursor, and what finding them must not do.
@Suite(.serialized) struct WordsTests {
  /// Whatever asks these objects for something is heard.
  private static let loud = """
    class Meta(type):
        def __getattribute__(cls, name): print('meta', name); return super().__getattribute__(name)
        def __dir__(cls): print('metadir'); return []
    class Loud(metaclass=Meta):
        tag = 1
        __slots__ = ('inner', '__dict__')
        def __init__(self): self.inner = [1]; self.plain = {'a': 1}
        def __getattr__(self, name): print('getattr', name); raise AttributeError(name)
        def __getattribute__(self, name): print('get', name); return super().__getattribute__(name)
        def __dir__(self): print('dir'); return []
        @property
        def loud(self): print('property')
        @property
        def __class__(self): print('class'); return int
    class Hidden:
        @property
        def __dict__(self): print('dict'); return {}
    class Keys(dict):
        def keys(self): print('keys'); return []
        def items(self): print('items'); return []
        def __iter__(self): print('iter'); return iter(())
    class Key(str):
        def __eq__(self, other): print('eq'); return True
        def __hash__(self): print('hash'); return hash('plain')
        def __repr__(self): print('repr'); return ''
    loud = Loud(); hidden = Hidden(); mapped = Keys(seen=1)
    loud.plain[Key('odd')] = 2
    odd = {Key('odd'): 1, 'even': 2}
    """

  @Test(arguments: Pythons.all)
  func findingWordsRunsNoneOfTheLearnersCode(_ python: PythonInterpreter) throws {
    let session = try session(on: python)
    defer { session.close() }
    session.run(Self.loud)
    #expect(session.complete("loud.").words == ["inner", "loud", "plain", "tag"])
    #expect(session.complete("loud.inner.app").words == ["append"])
    #expect(session.complete("loud.plain.po").words == ["pop", "popitem"])
    #expect(session.complete("loud.plain['").words == ["'a']"])
    #expect(session.complete("loud.loud.").words.isEmpty)
    #expect(session.complete("Loud.").words == ["inner", "loud", "tag"])
    #expect(session.complete("hidden.").words.isEmpty)
    #expect(session.complete("mapped.cop").words == ["copy"])
    #expect(session.complete("mapped['").words == ["'seen']"])
    #expect(session.complete("odd[\"").words == ["\"even\"]"])
    #expect(session.run("1").value?.output.standardOutput == "")
  }

  @Test func wordsComeFromTheSessionTheLanguageAndTheModules() throws {
    let session = try session()
    defer { session.close() }
    session.run("data = {'one': 1, 'other': 2, 7: 3}\nimport os\nrange_of_mine = 1")
    #expect(session.complete("").words == ["data", "os", "range_of_mine"])
    #expect(session.complete("x = da") == Words(prefix: "da", words: ["data"]))
    #expect(session.complete("len(rang").words == ["range_of_mine", "range"])
    #expect(session.complete("whil").words == ["while"])
    #expect(
      session.complete("data[\"o") == Words(prefix: "\"o", words: ["\"one\"]", "\"other\"]"]))
    #expect(session.complete("data[7").words == ["7]"])
    #expect(session.complete("os.path.basena").words == ["basename"])
    #expect(session.complete("import coll").words == ["collections"])
    #expect(session.complete("import os, js").words == ["json"])
    #expect(session.complete("from collections.a").words == ["abc"])
    #expect(session.complete("from os import path, getp").words.contains("getpid"))
    #expect(session.complete("from xml import et").words == ["etree"])
    #expect(session.run("import sys; 'pkgutil' in sys.modules").value?.shown == "False")
  }

  @Test(arguments: ["'da", "x = '''a\nda", "1  # da", "f'da", "nobody.da", "3.da", "[1].da"])
  func whereNoNameCanStandThereAreNoWords(_ text: String) throws {
    let session = try session()
    defer { session.close() }
    session.run("data = 1")
    #expect(session.complete(text).words.isEmpty)
    #expect(session.complete("f'{da").words == ["data"])
  }

  @Test func aBusyWorkerIsLeftInPeace() throws {
    let session = try #require(try session() as? PythonSession)
    defer { session.close() }
    session.completionPatience = .milliseconds(100)
    let folder = TemporaryFolder()
    let begin = folder.url.appending(path: "begin")
    session.run(
      """
      kept = 41
      def hold():
          import ctypes, os, time
          while not os.path.exists('\(begin.path())'): time.sleep(0.01)
          held = ctypes.PyDLL(None)  # it keeps the interpreter's lock
          open('\(begin.path()).seen', 'w').close()
          held.sleep(2)
      import threading
      threading.Thread(target=hold, daemon=True).start()
      """)
    try Data().write(to: begin)
    while !FileManager.default.fileExists(atPath: begin.path() + ".seen") {
      Thread.sleep(forTimeInterval: 0.01)
    }
    // Whether the lock is held by now or in a moment, the answers come late or not at all.
    Thread.sleep(forTimeInterval: 0.2)
    #expect(session.complete("kept.rea").words.isEmpty)
    #expect(session.complete("kep").words.isEmpty)
    #expect(session.run("kept + 1").value?.shown == "42")
    session.completionPatience = .seconds(30)
    #expect(session.complete("kept.rea").words == ["real"])
  }

  @Test func aWorkerThatIsGoneIsNotBroughtBackForWords() throws {
    let session = try session()
    defer { session.close() }
    session.undoLimit = 0
    session.run("kept = 1")
    session.run("import os; os._exit(1)")
    #expect(session.complete("kep") == .none)
  }
}
