# What the measuring cells of this notebook use. heft counts allocations with a probe in processes
# of their own, which a notebook has not; this is the standard library's nearest. kept and peak come
# from tracemalloc, shallow from sys.getsizeof, times from time.perf_counter in this one process,
# without tracemalloc: good for the order of magnitude, not for a few per cent.
def _heft_tools():
    import ast
    import contextlib
    import gc
    import io
    import platform
    import statistics
    import sys
    import time
    import tracemalloc

    def compiled(code, name):
        """The statements of some code, and its last expression; either may be None."""
        tree = ast.parse(code, name)
        value = None
        if tree.body and isinstance(tree.body[-1], ast.Expr):
            value = compile(ast.Expression(tree.body.pop().value), name, "eval")
        return (compile(tree, name, "exec") if tree.body else None), value

    def run(program, names):
        body, value = program
        if body is not None:
            exec(body, names)
        return eval(value, names) if value is not None else None

    def prepared(setup, n):
        """A namespace with the notebook's names, after the setup."""
        names = dict(globals())
        if n is not None:
            names["n"] = n
        for code in setup:
            run(compiled(code, "setup"), names)
        return names

    def memory(build, use, setup, n):
        names = prepared(setup, n)
        gc.collect()
        tracemalloc.start()
        try:
            before = tracemalloc.get_traced_memory()[0]
            names["it"] = run(build, names)
            gc.collect()
            kept = tracemalloc.get_traced_memory()[0] - before
            answer = run(use, names) if use else None
            peak = tracemalloc.get_traced_memory()[1] - before
        finally:
            tracemalloc.stop()
        return {"shallow": sys.getsizeof(names["it"]), "kept": kept, "peak": peak}, answer

    def seconds(build, use, setup, n):
        """Medians of a few runs, at least three and for about half a second."""
        taken = {"build": [], "use": []}
        end = time.perf_counter() + 0.5
        while len(taken["build"]) < 3 or time.perf_counter() < end and len(taken["build"]) < 1000:
            names = prepared(setup, n)
            start = time.perf_counter()
            names["it"] = run(build, names)
            taken["build"].append(time.perf_counter() - start)
            if use:
                start = time.perf_counter()
                run(use, names)
                taken["use"].append(time.perf_counter() - start)
        return {name: statistics.median(values) for name, values in taken.items() if values}

    def scaled(value, units, step):
        for unit in units[:-1]:
            if abs(value) < 999.5:
                break
            value /= step
        else:
            unit = units[-1]
        return f"{value:.3g} {unit}" if abs(value) < 1000 else f"{value:,.0f} {unit}"

    def shown(ledger, value):
        if value is None:
            return "-"
        if ledger in ("build", "use"):
            return scaled(value * 1e9, ["ns", "µs", "ms", "s"], 1000)
        if ledger == "allocations":
            return f"{value:,}"
        return scaled(value, ["B", "kB", "MB", "GB", "TB"], 1000)

    def table(title, results):
        ledgers = list(dict.fromkeys(name for result in results.values() for name in result))
        rows = [["", *results]]
        for ledger in ledgers:
            rows.append([ledger, *(shown(ledger, r.get(ledger)) for r in results.values())])
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
        print(title)
        for row in rows:
            cells = [row[0].ljust(widths[0])]
            cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
            print("  " + "   ".join(cells).rstrip())

    def measure(variants, use, setup, n):
        results, answers = {}, {}
        use = compiled(use, "use") if use else None
        for name, code in variants.items():
            build = compiled(code, name)
            with contextlib.redirect_stdout(io.StringIO()):
                results[name], answers[name] = memory(build, use, setup, n)
                results[name].update(seconds(build, use, setup, n))
        return results, answers

    def compare(variants, use=None, setup=(), n=None, session=None, engine="heft"):
        """Measures variants here, and shows beside them what heft measured in the session."""
        here = f"{platform.python_implementation()} {platform.python_version()}"
        try:
            results, answers = measure(variants, use, setup, n)
        except Exception as error:
            print(f"Not measured here: {type(error).__name__}: {error}")
        else:
            table(f"Here, by tracemalloc and time.perf_counter ({here}):", results)
            if use and len(answers) > 1:
                try:
                    same = all(answer == answers[next(iter(answers))] for answer in answers.values())
                    print(f"  same answer: {'yes' if same else 'NO'}")
                except Exception:
                    print("  same answer: cannot be compared")
        if session and any(session.values()):
            table(f"In the session, by heft ({engine}):", session)

    def size(expression, setup=(), n=None, session=None, engine="heft"):
        """Weighs an expression here, and shows beside it what heft measured in the session."""
        compare({"it": expression}, None, setup, n, {"it": session or {}}, engine)

    return size, compare


heft_size, heft_compare = _heft_tools()
