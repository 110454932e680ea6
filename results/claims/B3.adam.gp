# Claim B3.adam: reproduced. Under Adam preconditioned sharpness hovers at (2 + 2β₁)/((1 − β₁)η).
# Run with: gnuplot B3.adam.gp
set encoding utf8
set terminal svg size 620,410 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'B3.adam.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set lmargin at screen 0.1355; set rmargin at screen 0.9710
set tmargin at screen 0.9171; set bmargin at screen 0.3415
set title 'B3.adam: reproduced'
set ylabel 'sharpness / threshold, second half' offset 1,0
set xrange [0.5:6.5]; set grid noxtics
set xtics rotate by 35 right ('beta1=0.5, rate 0.001' 1, 'beta1=0.5, rate 0.003' 2, 'beta1=0.9, rate 0.001' 3, 'beta1=0.9, rate 0.003' 4, 'beta1=0.95, rate 0.001' 5, 'beta1=0.95, rate 0.003' 6)
set yrange [0.884:1.116]; set format y '%g'
set key at screen 0.5, screen 0.0146 center bottom horizontal maxrows 1 Left reverse samplen 1.6 width 1 textcolor '#222222'
$data0 << EOD
1 0.9 0.6 1.4 0.9 1.1
2 0.9 1.6 2.4 0.9 1.1
3 0.9 2.6 3.4 0.9 1.1
4 0.9 3.6 4.4 0.9 1.1
5 0.9 4.6 5.4 0.9 1.1
6 0.9 5.6 6.4 0.9 1.1
EOD
$data1 << EOD
1 1.0063223119451274
1 1.0055004971262487
1 1.0060337090221583
1 1.0062083592527924
1 1.0059024319725212
2 1.0074292448321063
2 1.0071380283053837
2 1.0083826330993242
2 1.0084244043396158
2 1.00934259307264
3 0.9914348609720357
3 0.9972158665549475
3 0.9916858474901344
3 0.9915356136271443
3 0.9946904106640979
4 0.992783621997127
4 0.9930556811536202
4 0.9892228054662193
4 0.991360170106852
4 0.9866858240273979
5 0.9917793797822343
5 0.9850565299227625
5 0.9906784087051377
5 0.9865544261880541
5 0.9888613738443244
6 0.9861578042330185
6 0.989745799276036
6 0.9919169931787457
6 0.9808890216965325
6 0.9840156628736245
EOD
$data2 << EOD
1 1
2 1
3 1
4 1
5 1
6 1
EOD
$data3 << EOD
1 1.0060337090221583 1.0055004971262487 1.0063223119451274
2 1.0083826330993242 1.0071380283053837 1.00934259307264
3 0.9916858474901344 0.9914348609720357 0.9972158665549475
4 0.991360170106852 0.9866858240273979 0.9930556811536202
5 0.9888613738443244 0.9850565299227625 0.9917793797822343
6 0.9861578042330185 0.9808890216965325 0.9919169931787457
EOD
plot $data0 using 1:2:3:4:5:6 with boxxyerror fillstyle transparent solid 0.22 noborder linecolor rgb '#888888' title 'accepted', \
  $data1 using 1:2 with points pointtype 1 pointsize 0.5 linecolor rgb '#888888' title 'a seed', \
  $data2 using 1:2 with points pointtype 6 pointsize 1.3 linewidth 1.3 linecolor rgb '#000000' title 'predicted', \
  $data3 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2' title 'measured'
