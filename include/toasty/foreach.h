/* Counting and mapping macro arguments, up to 64 of them. */
#ifndef TOASTY_FOREACH_H
#define TOASTY_FOREACH_H

#define TOASTY__FIRST(...)        TOASTY__FIRST_(__VA_ARGS__, 0)
#define TOASTY__FIRST_(first, ...) first

#define TOASTY__COUNT(...) \
    TOASTY__COUNT_(__VA_ARGS__, 64, 63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41, \
    40, 39, 38, 37, 36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, \
    16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)
#define TOASTY__COUNT_(a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, a21, \
    a22, a23, a24, a25, a26, a27, a28, a29, a30, a31, a32, a33, a34, a35, a36, a37, a38, a39, a40, \
    a41, a42, a43, a44, a45, a46, a47, a48, a49, a50, a51, a52, a53, a54, a55, a56, a57, a58, a59, \
    a60, a61, a62, a63, a64, n, ...) n

/* TOASTY__EACH(m, x, a, b) is m(x, a), m(x, b). */
#define TOASTY__JOIN(a, b)  TOASTY__JOIN_(a, b)
#define TOASTY__JOIN_(a, b) a##b
#define TOASTY__EACH(m, x, ...) TOASTY__JOIN(TOASTY__E, TOASTY__COUNT(__VA_ARGS__))(m, x, __VA_ARGS__)
#define TOASTY__E1(m, x, a)       m(x, a)
#define TOASTY__E2(m, x, a, ...) m(x, a), TOASTY__E1(m, x, __VA_ARGS__)
#define TOASTY__E3(m, x, a, ...) m(x, a), TOASTY__E2(m, x, __VA_ARGS__)
#define TOASTY__E4(m, x, a, ...) m(x, a), TOASTY__E3(m, x, __VA_ARGS__)
#define TOASTY__E5(m, x, a, ...) m(x, a), TOASTY__E4(m, x, __VA_ARGS__)
#define TOASTY__E6(m, x, a, ...) m(x, a), TOASTY__E5(m, x, __VA_ARGS__)
#define TOASTY__E7(m, x, a, ...) m(x, a), TOASTY__E6(m, x, __VA_ARGS__)
#define TOASTY__E8(m, x, a, ...) m(x, a), TOASTY__E7(m, x, __VA_ARGS__)
#define TOASTY__E9(m, x, a, ...) m(x, a), TOASTY__E8(m, x, __VA_ARGS__)
#define TOASTY__E10(m, x, a, ...) m(x, a), TOASTY__E9(m, x, __VA_ARGS__)
#define TOASTY__E11(m, x, a, ...) m(x, a), TOASTY__E10(m, x, __VA_ARGS__)
#define TOASTY__E12(m, x, a, ...) m(x, a), TOASTY__E11(m, x, __VA_ARGS__)
#define TOASTY__E13(m, x, a, ...) m(x, a), TOASTY__E12(m, x, __VA_ARGS__)
#define TOASTY__E14(m, x, a, ...) m(x, a), TOASTY__E13(m, x, __VA_ARGS__)
#define TOASTY__E15(m, x, a, ...) m(x, a), TOASTY__E14(m, x, __VA_ARGS__)
#define TOASTY__E16(m, x, a, ...) m(x, a), TOASTY__E15(m, x, __VA_ARGS__)
#define TOASTY__E17(m, x, a, ...) m(x, a), TOASTY__E16(m, x, __VA_ARGS__)
#define TOASTY__E18(m, x, a, ...) m(x, a), TOASTY__E17(m, x, __VA_ARGS__)
#define TOASTY__E19(m, x, a, ...) m(x, a), TOASTY__E18(m, x, __VA_ARGS__)
#define TOASTY__E20(m, x, a, ...) m(x, a), TOASTY__E19(m, x, __VA_ARGS__)
#define TOASTY__E21(m, x, a, ...) m(x, a), TOASTY__E20(m, x, __VA_ARGS__)
#define TOASTY__E22(m, x, a, ...) m(x, a), TOASTY__E21(m, x, __VA_ARGS__)
#define TOASTY__E23(m, x, a, ...) m(x, a), TOASTY__E22(m, x, __VA_ARGS__)
#define TOASTY__E24(m, x, a, ...) m(x, a), TOASTY__E23(m, x, __VA_ARGS__)
#define TOASTY__E25(m, x, a, ...) m(x, a), TOASTY__E24(m, x, __VA_ARGS__)
#define TOASTY__E26(m, x, a, ...) m(x, a), TOASTY__E25(m, x, __VA_ARGS__)
#define TOASTY__E27(m, x, a, ...) m(x, a), TOASTY__E26(m, x, __VA_ARGS__)
#define TOASTY__E28(m, x, a, ...) m(x, a), TOASTY__E27(m, x, __VA_ARGS__)
#define TOASTY__E29(m, x, a, ...) m(x, a), TOASTY__E28(m, x, __VA_ARGS__)
#define TOASTY__E30(m, x, a, ...) m(x, a), TOASTY__E29(m, x, __VA_ARGS__)
#define TOASTY__E31(m, x, a, ...) m(x, a), TOASTY__E30(m, x, __VA_ARGS__)
#define TOASTY__E32(m, x, a, ...) m(x, a), TOASTY__E31(m, x, __VA_ARGS__)
#define TOASTY__E33(m, x, a, ...) m(x, a), TOASTY__E32(m, x, __VA_ARGS__)
#define TOASTY__E34(m, x, a, ...) m(x, a), TOASTY__E33(m, x, __VA_ARGS__)
#define TOASTY__E35(m, x, a, ...) m(x, a), TOASTY__E34(m, x, __VA_ARGS__)
#define TOASTY__E36(m, x, a, ...) m(x, a), TOASTY__E35(m, x, __VA_ARGS__)
#define TOASTY__E37(m, x, a, ...) m(x, a), TOASTY__E36(m, x, __VA_ARGS__)
#define TOASTY__E38(m, x, a, ...) m(x, a), TOASTY__E37(m, x, __VA_ARGS__)
#define TOASTY__E39(m, x, a, ...) m(x, a), TOASTY__E38(m, x, __VA_ARGS__)
#define TOASTY__E40(m, x, a, ...) m(x, a), TOASTY__E39(m, x, __VA_ARGS__)
#define TOASTY__E41(m, x, a, ...) m(x, a), TOASTY__E40(m, x, __VA_ARGS__)
#define TOASTY__E42(m, x, a, ...) m(x, a), TOASTY__E41(m, x, __VA_ARGS__)
#define TOASTY__E43(m, x, a, ...) m(x, a), TOASTY__E42(m, x, __VA_ARGS__)
#define TOASTY__E44(m, x, a, ...) m(x, a), TOASTY__E43(m, x, __VA_ARGS__)
#define TOASTY__E45(m, x, a, ...) m(x, a), TOASTY__E44(m, x, __VA_ARGS__)
#define TOASTY__E46(m, x, a, ...) m(x, a), TOASTY__E45(m, x, __VA_ARGS__)
#define TOASTY__E47(m, x, a, ...) m(x, a), TOASTY__E46(m, x, __VA_ARGS__)
#define TOASTY__E48(m, x, a, ...) m(x, a), TOASTY__E47(m, x, __VA_ARGS__)
#define TOASTY__E49(m, x, a, ...) m(x, a), TOASTY__E48(m, x, __VA_ARGS__)
#define TOASTY__E50(m, x, a, ...) m(x, a), TOASTY__E49(m, x, __VA_ARGS__)
#define TOASTY__E51(m, x, a, ...) m(x, a), TOASTY__E50(m, x, __VA_ARGS__)
#define TOASTY__E52(m, x, a, ...) m(x, a), TOASTY__E51(m, x, __VA_ARGS__)
#define TOASTY__E53(m, x, a, ...) m(x, a), TOASTY__E52(m, x, __VA_ARGS__)
#define TOASTY__E54(m, x, a, ...) m(x, a), TOASTY__E53(m, x, __VA_ARGS__)
#define TOASTY__E55(m, x, a, ...) m(x, a), TOASTY__E54(m, x, __VA_ARGS__)
#define TOASTY__E56(m, x, a, ...) m(x, a), TOASTY__E55(m, x, __VA_ARGS__)
#define TOASTY__E57(m, x, a, ...) m(x, a), TOASTY__E56(m, x, __VA_ARGS__)
#define TOASTY__E58(m, x, a, ...) m(x, a), TOASTY__E57(m, x, __VA_ARGS__)
#define TOASTY__E59(m, x, a, ...) m(x, a), TOASTY__E58(m, x, __VA_ARGS__)
#define TOASTY__E60(m, x, a, ...) m(x, a), TOASTY__E59(m, x, __VA_ARGS__)
#define TOASTY__E61(m, x, a, ...) m(x, a), TOASTY__E60(m, x, __VA_ARGS__)
#define TOASTY__E62(m, x, a, ...) m(x, a), TOASTY__E61(m, x, __VA_ARGS__)
#define TOASTY__E63(m, x, a, ...) m(x, a), TOASTY__E62(m, x, __VA_ARGS__)
#define TOASTY__E64(m, x, a, ...) m(x, a), TOASTY__E63(m, x, __VA_ARGS__)

/* TOASTY__ZIP(m, (x, y), (a, b)) is m(x, a), m(y, b); up to eight of each. */
#define TOASTY__ZIP(m, xs, as)    TOASTY__ZIP_(TOASTY__ZIP_OF xs, m, TOASTY__OPEN xs, TOASTY__OPEN as)
#define TOASTY__ZIP_(zip, ...)    zip(__VA_ARGS__)
#define TOASTY__ZIP_OF(...)       TOASTY__JOIN(TOASTY__Z, TOASTY__COUNT(__VA_ARGS__))
#define TOASTY__OPEN(...)         __VA_ARGS__
#define TOASTY__Z1(m, x, a)       m(x, a)
#define TOASTY__Z2(m, x1, x2, a1, a2) \
    m(x1, a1), TOASTY__Z1(m, x2, a2)
#define TOASTY__Z3(m, x1, x2, x3, a1, a2, a3) \
    m(x1, a1), TOASTY__Z2(m, x2, x3, a2, a3)
#define TOASTY__Z4(m, x1, x2, x3, x4, a1, a2, a3, a4) \
    m(x1, a1), TOASTY__Z3(m, x2, x3, x4, a2, a3, a4)
#define TOASTY__Z5(m, x1, x2, x3, x4, x5, a1, a2, a3, a4, a5) \
    m(x1, a1), TOASTY__Z4(m, x2, x3, x4, x5, a2, a3, a4, a5)
#define TOASTY__Z6(m, x1, x2, x3, x4, x5, x6, a1, a2, a3, a4, a5, a6) \
    m(x1, a1), TOASTY__Z5(m, x2, x3, x4, x5, x6, a2, a3, a4, a5, a6)
#define TOASTY__Z7(m, x1, x2, x3, x4, x5, x6, x7, a1, a2, a3, a4, a5, a6, a7) \
    m(x1, a1), TOASTY__Z6(m, x2, x3, x4, x5, x6, x7, a2, a3, a4, a5, a6, a7)
#define TOASTY__Z8(m, x1, x2, x3, x4, x5, x6, x7, x8, a1, a2, a3, a4, a5, a6, a7, a8) \
    m(x1, a1), TOASTY__Z7(m, x2, x3, x4, x5, x6, x7, x8, a2, a3, a4, a5, a6, a7, a8)

#endif
