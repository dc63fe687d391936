#include "plural.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

typedef struct pair {
    const char *one;
    const char *many;
} pair;

/* Whole names whose plural follows no rule. */
static const pair irregular[] = {
    {"anathema", "anathemata"},
    {"axe", "axes"},
    {"carve", "carves"},
    {"die", "dice"},
    {"dingo", "dingoes"},
    {"dogma", "dogmata"},
    {"eave", "eaves"},
    {"echo", "echoes"},
    {"foot", "feet"},
    {"genus", "genera"},
    {"goose", "geese"},
    {"groove", "grooves"},
    {"has", "have"},
    {"he", "they"},
    {"herself", "themselves"},
    {"himself", "themselves"},
    {"human", "humans"},
    {"i", "we"},
    {"is", "are"},
    {"itself", "themselves"},
    {"lemma", "lemmata"},
    {"looey", "looies"},
    {"me", "us"},
    {"myself", "ourselves"},
    {"ox", "oxen"},
    {"passerby", "passersby"},
    {"pickaxe", "pickaxes"},
    {"proof", "proofs"},
    {"quiz", "quizzes"},
    {"schema", "schemata"},
    {"she", "they"},
    {"stigma", "stigmata"},
    {"stoma", "stomata"},
    {"that", "those"},
    {"them", "them"},
    {"themself", "themselves"},
    {"thief", "thieves"},
    {"this", "these"},
    {"tooth", "teeth"},
    {"tornado", "tornadoes"},
    {"torpedo", "torpedoes"},
    {"valve", "valves"},
    {"viscus", "viscera"},
    {"volcano", "volcanoes"},
    {"was", "were"},
    {"yes", "yeses"},
    {"yourself", "yourselves"},
};

/* Whole names that are their own plural. Sorted. */
static const char *const uncountable[] = {
    "adulthood",  "advice",         "agenda",      "aid",       "aircraft",    "alcohol",      "ammo",
    "analytics",  "anime",          "athletics",   "audio",     "bison",       "blood",        "bream",
    "buffalo",    "butter",         "carp",        "cash",      "chassis",     "chess",        "clothing",
    "cod",        "commerce",       "cooperation", "corps",     "debris",      "diabetes",     "digestion",
    "elk",        "energy",         "equipment",   "excretion", "expertise",   "firmware",     "flounder",
    "fun",        "gallows",        "garbage",     "graffiti",  "hardware",    "headquarters", "health",
    "herpes",     "highjinks",      "homework",    "housework", "information", "jeans",        "justice",
    "kudos",      "labour",         "literature",  "machinery", "mackerel",    "mail",         "manga",
    "media",      "mews",           "moose",       "mud",       "music",       "news",         "only",
    "personnel",  "pike",           "plankton",    "pliers",    "police",      "pollution",    "premises",
    "rain",       "research",       "rice",        "salmon",    "scissors",    "series",       "sewage",
    "shambles",   "shrimp",         "software",    "species",   "staff",       "swine",        "tennis",
    "traffic",    "transportation", "trout",       "tuna",      "wealth",      "welfare",      "whiting",
    "wildebeest", "wildlife",       "you",
};

/*
 * A name that ends with one of `stems` and then one of `endings` gets the ending `plural` instead.
 * Alternatives are parted by spaces; in a stem, [abc] is one of these characters, [^abc] one other, and ^ the
 * beginning of the name; "-" is nothing. The first rule that fits holds.
 */
typedef struct rule {
    const char *stems;
    const char *endings;
    const char *plural;
} rule;

static const rule rules[] = {
    {"sheep pox ois ous measles fish deer [^aeiou]ese pokemon eaux", "-", ""},
    {"^", "thou", "you"},
    {"m", "an en", "en"},
    {"child", "- ren", "ren"},
    {"pe", "rson ople", "ople"},
    {"^m ^titm ^l", "ice ouse", "ice"},
    {"matr cod mur sil vert ind append", "ix ex", "ices"},
    {"x ch ss sh zz", "-", "es"},
    {"[^ch][ieo][ln]", "ey", "ies"},
    {"[^aeiouy] qu", "y", "ies"},
    {"kni wi li", "fe", "ves"},
    {"ar l ea eo oa hoo", "f", "ves"},
    {"-", "sis", "ses"},
    {"apheli hyperbat periheli asyndet noumen phenomen criteri organ prolegomen hedr automat", "a on", "a"},
    {"agend addend millenni dat extrem bacteri desiderat strat candelabr errat ov symposi curricul automat "
     "quor",
     "a um", "a"},
    {"her at gr", "o", "oes"},
    {"seraph cherub", "- im", "im"},
    {"alumn alg vertebr", "a ae", "ae"},
    {"alumn syllab vir radi nucle fung cact stimul termin bacill foc uter loc strat", "us i", "i"},
    {"[^l]ias [aeiou]las [ejzr]as [iu]am", "-", ""},
    {"emu enu", "- s", "s"},
    {"alias [^aou]us tlas tmas gas ris", "-", "es"},
    {"ax test", "is", "es"},
    {"s", "-", ""},
    {"-", "-", "s"},
};

/* True when the name up to `len` ends with the pattern [pattern, end). */
static bool ends_with(const char *name, size_t len, const char *pattern, const char *end)
{
    if (end - pattern == 1 && *pattern == '-')
        return true;
    while (end > pattern) {
        if (end[-1] == '^')
            return len == 0;
        if (len == 0)
            return false;
        char c = name[--len];
        if (end[-1] != ']') {
            if (*--end != c)
                return false;
            continue;
        }
        const char *class = --end;
        while (*class != '[')
            class --;
        bool negated = class[1] == '^';
        const char *members = class + 1 + negated;
        if ((memchr(members, c, (size_t)(end - members)) != NULL) == negated)
            return false;
        end = class;
    }
    return true;
}

/* The next alternative of a list parted by spaces: from *list to the result; moves *list on. NULL at the end.
 */
static const char *next_alternative(const char **list, const char **begin)
{
    if (!**list)
        return NULL;
    *begin = *list;
    const char *end = *list + strcspn(*list, " ");
    *list = *end ? end + 1 : end;
    return end;
}

/* How long the name is without the ending that the rule replaces; -1 when the rule does not fit. */
static long fits(const rule *r, const char *name, size_t len)
{
    const char *endings = r->endings;
    const char *begin;
    for (const char *end; (end = next_alternative(&endings, &begin));) {
        size_t ending = *begin == '-' ? 0 : (size_t)(end - begin);
        if (ending > len || memcmp(name + len - ending, begin, ending) != 0)
            continue;
        const char *stems = r->stems;
        const char *stem;
        for (const char *stem_end; (stem_end = next_alternative(&stems, &stem));)
            if (ends_with(name, len - ending, stem, stem_end))
                return (long)(len - ending);
    }
    return -1;
}

static const char *whole_name_plural(const char *name)
{
    for (size_t i = 0; i < sizeof irregular / sizeof irregular[0]; i++)
        if (strcmp(irregular[i].many, name) == 0)
            return name;
    for (size_t i = 0; i < sizeof irregular / sizeof irregular[0]; i++)
        if (strcmp(irregular[i].one, name) == 0)
            return irregular[i].many;
    for (size_t i = 0; i < sizeof uncountable / sizeof uncountable[0]; i++)
        if (strcmp(uncountable[i], name) == 0)
            return name;
    size_t len = strlen(name);
    return len == 0 || (unsigned char)name[len - 1] >= 0x80 ? name : NULL;
}

_Bool derive_plural(const char *name, char *out, size_t size)
{
    const char *whole = whole_name_plural(name);
    size_t len = strlen(name);
    long kept = whole ? (long)strlen(whole) : -1;
    const char *ending = "";
    for (size_t i = 0; kept < 0; i++) { /* the last rule fits every name */
        kept = fits(&rules[i], name, len);
        ending = rules[i].plural;
    }
    int written = snprintf(out, size, "%.*s%s", (int)kept, whole ? whole : name, ending);
    return written >= 0 && (size_t)written < size;
}
