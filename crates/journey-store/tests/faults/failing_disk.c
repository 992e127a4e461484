/* Stands between a program and its disk, for tests: calls that change files whose name has "library" in it are counted, and
 * the one with the number FAIL_AT fails with an I/O error, or all from there on when FAIL_ON is set. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long calls = 0;

static int fails(int file) {
    char link[64], name[4096];
    const char *at = getenv("FAIL_AT");
    ssize_t length;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    length = readlink(link, name, sizeof name - 1);
    if (!at || length <= 0) return 0;
    name[length] = 0;
    if (!strstr(name, "library.sqlite")) return 0;
    calls++;
    if (calls == atol(at) || (getenv("FAIL_ON") && calls > atol(at))) {
        errno = EIO;
        return 1;
    }
    return 0;
}

#define REAL(type, name, ...) static type (*real)(__VA_ARGS__); if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

ssize_t write(int file, const void *bytes, size_t length) {
    REAL(ssize_t, write, int, const void *, size_t);
    return fails(file) ? -1 : real(file, bytes, length);
}
ssize_t pwrite(int file, const void *bytes, size_t length, off_t at) {
    REAL(ssize_t, pwrite, int, const void *, size_t, off_t);
    return fails(file) ? -1 : real(file, bytes, length, at);
}
ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t at) {
    REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
    return fails(file) ? -1 : real(file, bytes, length, at);
}
int fsync(int file) {
    REAL(int, fsync, int);
    return fails(file) ? -1 : real(file);
}
int fdatasync(int file) {
    REAL(int, fdatasync, int);
    return fails(file) ? -1 : real(file);
}
int ftruncate(int file, off_t length) {
    REAL(int, ftruncate, int, off_t);
    return fails(file) ? -1 : real(file, length);
}
int ftruncate64(int file, off64_t length) {
    REAL(int, ftruncate64, int, off64_t);
    return fails(file) ? -1 : real(file, length);
}
