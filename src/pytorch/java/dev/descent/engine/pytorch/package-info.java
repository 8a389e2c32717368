/**
 * An engine whose forward passes, losses and gradients libtorch computes. All else is Descent's own: first weights, order of rows, dropout
 * masks, running values, penalties, clipping, update rules, schedules, metrics.
 */
package dev.descent.engine.pytorch;
