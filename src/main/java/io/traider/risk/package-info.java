/**
 * What stands in an order's way, as figures and data. The rules themselves live in the pre-trade pack; here is what they
 * ask for: the {@link io.traider.risk.KillSwitches} that people engaged, the limits in force on a day
 * ({@link io.traider.risk.LimitBook}), what would be held if everything that was sent were filled
 * ({@link io.traider.risk.Exposure}), and how large an order should be to begin with
 * ({@link io.traider.risk.VolatilitySizing}).
 */
@NullMarked
package io.traider.risk;

import org.jspecify.annotations.NullMarked;
