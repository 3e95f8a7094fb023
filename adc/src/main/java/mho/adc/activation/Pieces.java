package mho.adc.activation;

import java.util.ArrayList;
import java.util.List;
import mho.adc.activation.Activation.Branch;

/** Where a function rises, falls and rests, from one end of its domain to the other. */
final class Pieces {
    static final double EVER = Double.POSITIVE_INFINITY;

    private final double low;
    private final List<Piece> pieces;

    /**
     * A piece of the input axis.
     *
     * @param end       input at which it ends; it begins where the one before ends
     * @param direction +1 rising, −1 falling, 0 constant
     */
    private record Piece(double end, int direction) {}

    private Pieces(double low, List<Piece> pieces) {
        this.low = low;
        this.pieces = List.copyOf(pieces);
    }

    /** Returns no pieces yet; the first begins at the low end of the domain. */
    static Pieces from(double low) {
        return new Pieces(low, List.of());
    }

    static Pieces ofReals() {
        return from(Double.NEGATIVE_INFINITY);
    }

    Pieces risesTo(double end) {
        return plus(end, 1);
    }

    Pieces fallsTo(double end) {
        return plus(end, -1);
    }

    Pieces restsTo(double end) {
        return plus(end, 0);
    }

    /** Returns one piece more, joined to the last one if that goes the same way; none if it would be empty. */
    Pieces plus(double end, int direction) {
        List<Piece> longer = new ArrayList<>(pieces);
        int last = longer.size() - 1;
        if (!(end > (last < 0 ? low : longer.get(last).end()))) {
            return this;
        }
        if (last >= 0 && longer.get(last).direction() == direction) {
            longer.remove(last);
        }
        longer.add(new Piece(end, direction));
        return new Pieces(low, longer);
    }

    /** Returns the monotone pieces inside a range, numbered over the whole domain. */
    List<Branch> branches(Interval inputs) {
        List<Branch> branches = new ArrayList<>();
        double from = low;
        int number = 0;
        for (Piece piece : pieces) {
            double begin = Math.max(from, inputs.low());
            double end = Math.min(piece.end(), inputs.high());
            if (piece.direction() != 0) {
                if (begin < end) {
                    branches.add(new Branch(new Interval(begin, end), number, piece.direction()));
                }
                number++;
            }
            from = piece.end();
        }
        return branches;
    }
}
