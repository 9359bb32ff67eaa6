import Basics
import Testing

/// What a lesson may say of the packages it needs, after PEP 508 and PEP 440.
@Suite struct RequirementTextTests {
  @Test(
    "X3 A name, extras, bounds and a bound on Python are read",
    arguments: [
      ("pandas", "pandas"), ("zope.interface", "zope.interface"),
      ("typing_extensions", "typing_extensions"),
      ("numpy>=1.26,<2", "numpy>=1.26,<2"), ("numpy >= 1.26 , < 2", "numpy>=1.26,<2"),
      ("dask[dataframe, distributed]>1", "dask[dataframe,distributed]>1"),
      ("six==1.16.*", "six==1.16.*"), ("six~=1.16", "six~=1.16"), ("six!=2.0rc1", "six!=2.0rc1"),
      ("torch==2.1.0+cpu", "torch==2.1.0+cpu"), ("a==1!2.0.post1", "a==1!2.0.post1"),
      ("a==1.0.dev3", "a==1.0.dev3"), ("a>=2.0b1", "a>=2.0b1"),
      ("numpy<2; python_version < '3.10'", "numpy<2; python_version < '3.10'"),
      ("numpy<2 ;python_version<\"3.10\"", "numpy<2; python_version < '3.10'"),
      ("java", "java"),
    ])
  func whatIsRead(_ text: String, _ spelling: String) throws {
    #expect(try RequirementText(text).text == spelling)
  }

  @Test(
    "X3 An option, an address, a path, and what only looks like a name are refused",
    arguments: [
      "", " ", "--no-index", "--find-links=/p/links", "-e.", "-r requirements.txt", "-",
      "evil @ http://127.0.0.1/evil.whl", "evil@file:///p/evil", "http://127.0.0.1/evil.whl",
      "git+https://example.org/evil", "./evil", "/p/evil.whl", "../evil", "evil.whl/", "~/evil",
      "evil --no-binary=:all:", "evil\n--no-index", "evil\t", "evil\u{0}", "evil\r--pre",
      "pandas\u{200B}", "p\u{430}ndas", "ｐandas", "pandas\u{A0}>=2", "numpy>=２", "numpy⩾2",
      "numpy>=", "numpy>=1.26,", "numpy>=1,,<2", "numpy=2", "numpy===2", "numpy<2>", "numpy>=v2",
      "numpy~=2", "numpy>=1.*", "numpy==*", "numpy==1..2", "numpy==1.0-1", "numpy==1.0+",
      "numpy==1a",
      "dask[]", "dask[a", "dask[a b]", "dask[-a]", "dask]a[", "_evil", "evil_", ".evil", "evil-",
      "winloop; sys_platform == 'win32'", "numpy; python_version < '3.10' or 1", "numpy;",
      "numpy; python_version < 3.10", "numpy; python_version < '3'", "(numpy)", "numpy (>=2)",
      "Java", "java>=17", "java[x]", "JAVA", "'numpy'", "numpy # x", "${HOME}", "%PATH%",
    ])
  func whatIsRefused(_ text: String) {
    #expect(throws: RequirementText.Fault.self) { try RequirementText(text) }
  }

  @Test("X3 No text of a thousand letters is read") func lengthIsBounded() {
    #expect(throws: RequirementText.Fault.self) {
      try RequirementText(String(repeating: "a", count: 1000))
    }
  }
}
