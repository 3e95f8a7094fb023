package mho.networks.tile;

import java.util.List;
import mho.adc.Adc;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.random.RandomStream;
import mho.crossbar.Crossbar;
import mho.networks.Substrate.Applied;
import org.ejml.data.DMatrixRMaj;

/** The fabricated hardware of one stage. */
interface StageHardware {
    /** Returns the number of inputs. */
    int inputs();

    /** Applies the stage to a batch; read noise is drawn from the given address. */
    Applied apply(DMatrixRMaj x, RandomStream read);

    /** Returns what one vector costs, given the mean energy burnt in the cells [J]. */
    CostSheet cost(double arrayEnergy);

    /** Returns what drift compensation takes each time that it is done. */
    Cost compensation();

    /** Returns the arrays. */
    List<Crossbar> crossbars();

    /** Returns the banks of converters. */
    List<Adc> converters();
}
