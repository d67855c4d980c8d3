import { expect, test } from 'vitest'
import { sparkJob } from '../guest/spark-job.ts'

const job = sparkJob()

test("errors of files have Linux's numbers, texts and classes, as CPython has them there", () => {
  expect(
    job.run(`
import contextlib, errno, os, pathlib, shutil
os.makedirs("/tmp/q/a"); os.chdir("/tmp/q"); open("f", "w").write("x")
@contextlib.contextmanager
def through():
    yield
def raised(number):
    raise OSError(number, os.strerror(number), "p")
def nested():
    with through():
        open("zz")
for act in (
    lambda: open("/tmp/q/nope"), lambda: open("a"), lambda: open("f", "x"), lambda: os.mkdir("a"), lambda: os.rmdir("/tmp"),
    lambda: os.listdir("f"), lambda: open("f/x"), lambda: os.remove("a"), lambda: os.rename("zz", "yy"), lambda: shutil.rmtree("zz"),
    lambda: pathlib.Path("zz").read_text(), lambda: os.close(999), lambda: (os.symlink("l2", "l1"), os.symlink("l1", "l2"), open("l1")),
    nested, lambda: raised(errno.ENOENT), lambda: raised(errno.EACCES), lambda: raised(errno.ENOTDIR), lambda: raised(errno.EPIPE),
    lambda: raised(errno.ENOSPC),
):
    try:
        act()
    except OSError as error:
        print(type(error).__name__, error, error.args[0] == error.errno)
print(pathlib.Path("f/x").exists(), errno.errorcode[2], errno.ENOTEMPTY, os.strerror(17))
`),
  ).toEqual([
    "FileNotFoundError [Errno 2] No such file or directory: '/tmp/q/nope' True",
    "IsADirectoryError [Errno 21] Is a directory: 'a' True",
    "FileExistsError [Errno 17] File exists: 'f' True",
    "FileExistsError [Errno 17] File exists: 'a' True",
    "OSError [Errno 39] Directory not empty: '/tmp' True",
    "NotADirectoryError [Errno 20] Not a directory: 'f' True",
    "NotADirectoryError [Errno 20] Not a directory: 'f/x' True",
    "IsADirectoryError [Errno 21] Is a directory: 'a' True",
    "FileNotFoundError [Errno 2] No such file or directory: 'zz' -> 'yy' True",
    "FileNotFoundError [Errno 2] No such file or directory: 'zz' True",
    "FileNotFoundError [Errno 2] No such file or directory: 'zz' True",
    'OSError [Errno 9] Bad file descriptor True',
    "OSError [Errno 40] Too many levels of symbolic links: 'l1' True",
    "FileNotFoundError [Errno 2] No such file or directory: 'zz' True",
    "FileNotFoundError [Errno 2] No such file or directory: 'p' True",
    "PermissionError [Errno 13] Permission denied: 'p' True",
    "NotADirectoryError [Errno 20] Not a directory: 'p' True",
    "BrokenPipeError [Errno 32] Broken pipe: 'p' True",
    "OSError [Errno 28] No space left on device: 'p' True",
    'False ENOENT 39 File exists',
  ])
})
