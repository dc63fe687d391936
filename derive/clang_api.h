/*
 * The part of libclang's C interface that the reader uses, declared here and looked up at run time: neither
 * building nor running a program that uses Toasty needs clang. The layouts and numbers have been the same
 * since LLVM 3.
 */
#ifndef DERIVE_CLANG_API_H
#define DERIVE_CLANG_API_H

#include <stdbool.h>
#include <stddef.h>

typedef void *CXIndex;
typedef struct CXTranslationUnitImpl *CXTranslationUnit;
typedef void *CXFile;
typedef void *CXDiagnostic;
typedef void *CXClientData;

typedef struct CXString {
    const void *data;
    unsigned private_flags;
} CXString;

typedef struct CXCursor {
    int kind;
    int xdata;
    const void *data[3];
} CXCursor;

typedef struct CXType {
    int kind;
    void *data[2];
} CXType;

typedef struct CXSourceLocation {
    const void *ptr_data[2];
    unsigned int_data;
} CXSourceLocation;

struct CXUnsavedFile {
    const char *Filename;
    const char *Contents;
    unsigned long Length;
};

typedef int (*CXCursorVisitor)(CXCursor cursor, CXCursor parent, CXClientData data);

enum { CLANG_VISIT_CONTINUE = 1, CLANG_VISIT_RECURSE = 2 };

enum {
    CLANG_CURSOR_STRUCT = 2,
    CLANG_CURSOR_UNION = 3,
    CLANG_CURSOR_ENUM = 5,
    CLANG_CURSOR_FIELD = 6,
    CLANG_CURSOR_ENUM_CONSTANT = 7,
    CLANG_CURSOR_FUNCTION = 8,
    CLANG_CURSOR_VARIABLE = 9,
    CLANG_CURSOR_TYPEDEF = 20,
    CLANG_CURSOR_ANNOTATE = 406,
    CLANG_CURSOR_MACRO_EXPANSION = 502
};

enum {
    CLANG_TYPE_BOOL = 3,
    CLANG_TYPE_CHAR_U = 4,
    CLANG_TYPE_UCHAR = 5,
    CLANG_TYPE_USHORT = 8,
    CLANG_TYPE_UINT = 9,
    CLANG_TYPE_ULONG = 10,
    CLANG_TYPE_ULONGLONG = 11,
    CLANG_TYPE_CHAR_S = 13,
    CLANG_TYPE_SCHAR = 14,
    CLANG_TYPE_SHORT = 16,
    CLANG_TYPE_INT = 17,
    CLANG_TYPE_LONG = 18,
    CLANG_TYPE_LONGLONG = 19,
    CLANG_TYPE_FLOAT = 21,
    CLANG_TYPE_DOUBLE = 22,
    CLANG_TYPE_POINTER = 101,
    CLANG_TYPE_RECORD = 105,
    CLANG_TYPE_ENUM = 106,
    CLANG_TYPE_FUNCTION_NO_PROTO = 110,
    CLANG_TYPE_FUNCTION_PROTO = 111,
    CLANG_TYPE_CONSTANT_ARRAY = 112,
    CLANG_TYPE_INCOMPLETE_ARRAY = 114,
    CLANG_TYPE_VARIABLE_ARRAY = 115,
    CLANG_TYPE_ATOMIC = 177
};

enum { CLANG_SEVERITY_WARNING = 2, CLANG_SEVERITY_ERROR = 3 };

enum {
    CLANG_PARSE_DETAILED_PREPROCESSING_RECORD = 0x01,
    CLANG_PARSE_SKIP_FUNCTION_BODIES = 0x40,
    CLANG_PARSE_KEEP_GOING = 0x200
};

/* name, result, parameters: each becomes a member of clang_api and is looked up as clang_<name> */
#define CLANG_FUNCTIONS(X)                                                                                   \
    X(createIndex, CXIndex, (int exclude_pch, int display))                                                  \
    X(disposeIndex, void, (CXIndex))                                                                         \
    X(parseTranslationUnit2, int,                                                                            \
      (CXIndex, const char *file, const char *const *args, int arg_count, struct CXUnsavedFile *unsaved,     \
       unsigned unsaved_count, unsigned options, CXTranslationUnit *out))                                    \
    X(disposeTranslationUnit, void, (CXTranslationUnit))                                                     \
    X(getNumDiagnostics, unsigned, (CXTranslationUnit))                                                      \
    X(getDiagnostic, CXDiagnostic, (CXTranslationUnit, unsigned number))                                     \
    X(disposeDiagnostic, void, (CXDiagnostic))                                                               \
    X(getDiagnosticSeverity, int, (CXDiagnostic))                                                            \
    X(getDiagnosticSpelling, CXString, (CXDiagnostic))                                                       \
    X(getDiagnosticLocation, CXSourceLocation, (CXDiagnostic))                                               \
    X(getExpansionLocation, void,                                                                            \
      (CXSourceLocation, CXFile * file, unsigned *line, unsigned *column, unsigned *offset))                 \
    X(Location_isInSystemHeader, int, (CXSourceLocation))                                                    \
    X(getFileName, CXString, (CXFile))                                                                       \
    X(getCString, const char *, (CXString))                                                                  \
    X(disposeString, void, (CXString))                                                                       \
    X(getTranslationUnitCursor, CXCursor, (CXTranslationUnit))                                               \
    X(visitChildren, unsigned, (CXCursor, CXCursorVisitor, CXClientData))                                    \
    X(getCursorSpelling, CXString, (CXCursor))                                                               \
    X(getCursorLocation, CXSourceLocation, (CXCursor))                                                       \
    X(getCursorType, CXType, (CXCursor))                                                                     \
    X(isCursorDefinition, unsigned, (CXCursor))                                                              \
    X(Cursor_isAnonymous, unsigned, (CXCursor))                                                              \
    X(Cursor_isAnonymousRecordDecl, unsigned, (CXCursor))                                                    \
    X(Cursor_isBitField, unsigned, (CXCursor))                                                               \
    X(getEnumConstantDeclValue, long long, (CXCursor))                                                       \
    X(Cursor_getOffsetOfField, long long, (CXCursor))                                                        \
    X(Cursor_getRawCommentText, CXString, (CXCursor))                                                        \
    X(getCanonicalType, CXType, (CXType))                                                                    \
    X(getPointeeType, CXType, (CXType))                                                                      \
    X(getTypeDeclaration, CXCursor, (CXType))                                                                \
    X(getTypeSpelling, CXString, (CXType))                                                                   \
    X(isConstQualifiedType, unsigned, (CXType))                                                              \
    X(isVolatileQualifiedType, unsigned, (CXType))                                                           \
    X(Type_getSizeOf, long long, (CXType))

typedef struct clang_api {
#define CLANG_MEMBER(name, result, parameters) result(*name) parameters;
    CLANG_FUNCTIONS(CLANG_MEMBER)
#undef CLANG_MEMBER
} clang_api;

/**
 * Loads libclang: the file that $TOASTY_LIBCLANG names, else the newest version of the system. It stays
 * loaded. NULL, with what is wrong and how to mend it, when that fails.
 */
const clang_api *clang_api_load(const char **message, const char **hint);

#endif
