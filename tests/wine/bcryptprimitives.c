/* Wine 8 lacks this library of Windows, from which Rust's standard library takes its random numbers. */
#include <windows.h>

/* advapi32 has the same under its old name, RtlGenRandom. */
BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T length) {
    return SystemFunction036(buffer, (ULONG)length);
}
