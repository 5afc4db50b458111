"""Programs that tests run in a process of their own, each with the folder of samples as its argument.

A process that has parsed before has made its parser: only a new one shows what the first parse does.
"""

import collections
import multiprocessing
import os
import pathlib
import pickle
import signal
import sys
import threading
import time
from importlib import resources
from typing import Any

import attrs

import cablegrammar
from cablegrammar import _automaton, _grammar, _tables


def samples() -> list[str]:
    """Return the text of every sample."""
    return [path.read_text("utf-8") for path in sorted(pathlib.Path(sys.argv[2]).glob("*.txt"))]


def worked_through(text: str) -> tuple[Any, ...]:
    """Return all that the package says of a text, spans included."""
    cable = cablegrammar.parse(text)
    return attrs.asdict(cable), cablegrammar.render(cable), cablegrammar.validate(cable)


def noted(calls: list[str]) -> None:
    """Have each parser that is made from now on noted."""
    make = _automaton.Automaton.__init__

    def note(self: _automaton.Automaton, tables: _tables.Tables, build: object, flags: int) -> None:
        calls.append(" ".join(tables["ends"]))
        make(self, tables, build, flags)

    _automaton.Automaton.__init__ = note  # type: ignore[method-assign]


def threads() -> None:
    """Let eight threads parse at once, the first time in this process; print how often each grammar was read."""
    texts, calls = samples()[::2], list[str]()
    noted(calls)
    sys.setswitchinterval(1e-5)
    start = threading.Barrier(8)
    found: dict[int, list[Any]] = {}

    def work(number: int) -> None:
        start.wait()
        # Each begins with another text.
        order = [(place + number) % len(texts) for place in range(len(texts))]
        made = {place: worked_through(texts[place]) for place in order}
        found[number] = [made[place] for place in range(len(texts))]

    workers = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    alone = [worked_through(text) for text in texts]
    assert len(found) == 8
    assert all(each == alone for each in found.values())
    print(*sorted(calls), sep="\n")


def processes() -> None:
    """Let processes, however they are started, parse and hand cables over; those of this process stay the same."""
    texts = samples()[:3]
    for method in multiprocessing.get_all_start_methods():
        with multiprocessing.get_context(method).Pool(2) as pool:
            cables = pool.map(cablegrammar.parse, texts)
            assert cables == [cablegrammar.parse(text) for text in texts]
            assert pool.map(cablegrammar.render, cables) == [cablegrammar.render(cable) for cable in cables]
        print(method)


def fork() -> None:
    """Fork while another thread makes the parser; the new process parses as well."""
    text, begun = samples()[0], threading.Event()
    make = _automaton.Automaton.__init__

    def tell(self: _automaton.Automaton, tables: _tables.Tables, build: object, flags: int) -> None:
        begun.set()
        time.sleep(0.1)
        make(self, tables, build, flags)

    _automaton.Automaton.__init__ = tell  # type: ignore[method-assign]
    worker = threading.Thread(target=cablegrammar.parse, args=(text,))
    worker.start()
    begun.wait()
    child = os.fork()
    if not child:
        cablegrammar.parse(text)
        os._exit(0)
    worker.join()
    print(os.waitpid(child, 0)[1])


def fork_at_work() -> None:
    """Fork while another thread is inside one function of the package after the other; each process works as well."""
    text = max(samples(), key=lambda each: len(worked_through(each)[2]))
    alone, seen = worked_through(text), set[Any]()
    reached, forked = threading.Semaphore(0), threading.Semaphore(0)

    def stop(frame: Any, event: str, _: object) -> None:  # noqa: ANN401 - frames have no public type
        if event == "call" and "cablegrammar" in frame.f_code.co_filename and frame.f_code not in seen:
            seen.add(frame.f_code)
            reached.release()
            forked.acquire()

    def work() -> None:
        sys.setprofile(stop)
        worked_through(text)
        sys.setprofile(None)
        reached.release()

    worker = threading.Thread(target=work)
    worker.start()
    ends: collections.Counter[int] = collections.Counter()
    while reached.acquire() and worker.is_alive() and len(seen) > ends.total():
        child = os.fork()
        if not child:
            # One that waits for a lock, which a thread holds that it has not, would wait for ever.
            signal.alarm(30)
            os._exit(worked_through(text) != alone)
        ends[os.waitpid(child, 0)[1]] += 1
        forked.release()
    worker.join()
    print(*ends, len(seen) > 100, sep="\n")


def save() -> None:
    """Print every sample's cable, pickled."""
    print(pickle.dumps([cablegrammar.parse(text) for text in samples()]).hex())


def load() -> None:
    """Find each pickled cable, which is read from standard input, in a set of those parsed here."""
    cables = pickle.loads(bytes.fromhex(sys.stdin.read()))  # noqa: S301 - what another test program pickled
    assert set(cables) == {cablegrammar.parse(text) for text in samples()}
    print(len(cables))


def words() -> None:
    """Print whatever the package says of the samples, and what its strategies draw."""
    from hypothesis import Phase, given, settings  # noqa: PLC0415 - the other programs do without

    from cablegrammar import strategies  # noqa: PLC0415

    for text in samples():
        print(worked_through(text))

    @settings(max_examples=20, derandomize=True, database=None, deadline=None, phases=[Phase.generate])
    @given(strategies.cables(), strategies.keyword_lines())
    def draw(cable: cablegrammar.Cable, line: str) -> None:
        print(cable, line)

    draw()
    print(_grammar.terminals("cable"), _grammar.terminals("layout"), _grammar.terminals("reference"))


class Watched(dict[str, str]):
    """Variables of the environment; which of them are asked for is noted."""

    def __init__(self, asked: list[str]) -> None:
        super().__init__(os.environ)
        self.asked = asked

    def __getitem__(self, name: str) -> str:
        self.asked.append(f"environment {name}")
        return super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        self.asked.append(f"environment {name}")
        return super().__contains__(name)

    def get(self, name: str, default: Any = None) -> Any:  # noqa: ANN401 - as in dict
        self.asked.append(f"environment {name}")
        return super().get(name, default)


def quiet() -> None:
    """Print every file, address, program or variable that parsing, rendering and validating ask for."""
    texts = samples()
    # Python imports what it needs for that at the first time, and so does what makes the tables.
    assert _tables.made('start: "A"', "")
    assert resources.files("cablegrammar").joinpath("data").is_dir()
    asked: list[str] = []
    # What Python does by itself all the time.
    inner = {
        "builtins.id",
        "compile",
        "exec",
        "import",
        "marshal.loads",
        "object.__getattr__",
        "sys._getframe",
    }

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event not in inner:
            asked.append(f"{event} {arguments[0] if arguments else ''}")

    os.environ = Watched(asked)  # type: ignore[assignment]  # noqa: B003 - nothing is to be set
    sys.addaudithook(hook)
    for text in texts:
        cable = cablegrammar.parse(text)
        cablegrammar.validate(cable)
        for part in (cable, cable.heading, *cable.references, *cable.body):
            if part is not None:
                cablegrammar.parse(cablegrammar.render(part), into=type(part))
    print(*tuple(asked), sep="\n")


if __name__ == "__main__":
    globals()[sys.argv[1]]()
