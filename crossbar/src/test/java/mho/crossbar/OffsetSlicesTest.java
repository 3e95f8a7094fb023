package mho.crossbar;

class OffsetSlicesTest implements WeightEncodingContract {
    @Override
    public WeightEncoding encoding() {
        return new BitSlices(2, 4, new OffsetColumn());
    }

    @Override
    public double step() {
        return 1.0 / 255;
    }
}
