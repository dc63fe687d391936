/* Plans of one database: SQL text by statement shape, made once. */
#ifndef TOASTY_ENGINE_PLAN_H
#define TOASTY_ENGINE_PLAN_H

typedef struct toasty__plans toasty__plans;

/* NULL when memory is out. */
toasty__plans *toasty__plans_new(void);
void toasty__plans_free(toasty__plans *plans);

#endif
