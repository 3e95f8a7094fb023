package mho.device.catalog;

/** Ages of cells as tables give them [s]. */
final class Ages {
    static final double HOUR = 3600;
    static final double DAY = 86_400;
    static final double YEAR = 365 * DAY;

    private Ages() {}
}
