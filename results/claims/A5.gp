# Claim A5: reproduced. Schedule-free gradient descent diverges above 2/((1 − β)λmax) in the long run.
# Run with: gnuplot A5.gp
set encoding utf8
set terminal svg size 620,326 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'A5.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set lmargin at screen 0.1355; set rmargin at screen 0.9710
set tmargin at screen 0.8957; set bmargin at screen 0.1718
set title 'A5: reproduced'
set ylabel 'largest stable η × λmax' offset 1,0
set xrange [0.5:5.5]; set grid noxtics
set xtics norotate ('momentum=1e-09' 1, 'momentum=0.5' 2, 'momentum=0.9' 3, 'momentum=0.95' 4, 'momentum=0.98' 5)
set yrange [1.46085932:136.905585]; set format y '%g'; set logscale y
set key at screen 0.5, screen 0.0184 center bottom horizontal maxrows 1 Left reverse samplen 1.6 width 1 textcolor '#222222'
$data0 << EOD
1 2.0000152587890625
1 2.0000152587890625
1 2.0000152587890625
1 2.0000152587890625
1 2.0000152587890625
2 4.000030517578125
2 4.000030517578125
2 4.000030517578125
2 4.000030517578125
2 4.000030517578125
3 19.9998779296875
3 19.9998779296875
3 19.9998779296875
3 19.9998779296875
3 19.9998779296875
4 39.999755859375
4 39.999755859375
4 39.999755859375
4 39.999755859375
4 39.999755859375
5 99.9970703125
5 99.9970703125
5 99.9970703125
5 99.9970703125
5 99.9970703125
EOD
$data1 << EOD
1 2.000000002
2 4
3 20.000000000000004
4 39.999999999999964
5 99.99999999999991
EOD
$data2 << EOD
1 2.0000152587890625 2 2.000030517578125
2 4.000030517578125 4 4.00006103515625
3 19.9998779296875 19.999755859375 20
4 39.999755859375 39.99951171875 40
5 99.9970703125 99.99609375 99.998046875
EOD
plot $data0 using 1:2 with points pointtype 1 pointsize 0.5 linecolor rgb '#888888' title 'a seed', \
  $data1 using 1:2 with points pointtype 6 pointsize 1.3 linewidth 1.3 linecolor rgb '#000000' title 'predicted', \
  $data2 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2' title 'measured'
