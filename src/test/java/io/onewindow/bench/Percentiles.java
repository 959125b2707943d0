package io.onewindow.bench;

/// Percentiles by nearest rank: the smallest value that at least so many percent do not exceed.
public final class Percentiles {

    private Percentiles() {}

    /// One of values in order; not a number where there are none.
    public static double of(double[] sorted, int percent) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(sorted.length * percent / 100.0);
        return sorted[Math.max(0, rank - 1)];
    }
}
