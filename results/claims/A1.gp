# Claim A1: reproduced. Gradient descent diverges above 2/λmax.
# Run with: gnuplot A1.gp
set encoding utf8
set terminal svg size 620,326 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'A1.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set lmargin at screen 0.1355; set rmargin at screen 0.9710
set tmargin at screen 0.8957; set bmargin at screen 0.1718
set title 'A1: reproduced'
set ylabel 'largest stable η × λmax' offset 1,0
set xrange [0.5:3.5]; set grid noxtics
set xtics norotate ('dimension=1' 1, 'dimension=10' 2, 'dimension=100' 3)
set yrange [1.99768:2.00232]; set format y '%g'
set key at screen 0.5, screen 0.0184 center bottom horizontal maxrows 1 Left reverse samplen 1.6 width 1 textcolor '#222222'
$data0 << EOD
1 1.998 0.6 1.4 1.998 2.002
2 1.998 1.6 2.4 1.998 2.002
3 1.998 2.6 3.4 1.998 2.002
EOD
$data1 << EOD
1 2.0000152587890625
1 2.0000152587890625
1 2.0000152587890625
1 2.0000152587890625
1 2.0000152587890625
2 2.0000152587890625
2 2.0000152587890625
2 2.0000152587890625
2 2.0000152587890625
2 2.0000152587890625
3 2.0000152587890625
3 2.0000152587890625
3 2.0000152587890625
3 2.0000152587890625
3 2.0000152587890625
EOD
$data2 << EOD
1 2
2 2
3 2
EOD
$data3 << EOD
1 2.0000152587890625 2 2.000030517578125
2 2.0000152587890625 2 2.000030517578125
3 2.0000152587890625 2 2.000030517578125
EOD
plot $data0 using 1:2:3:4:5:6 with boxxyerror fillstyle transparent solid 0.22 noborder linecolor rgb '#888888' title 'accepted', \
  $data1 using 1:2 with points pointtype 1 pointsize 0.5 linecolor rgb '#888888' title 'a seed', \
  $data2 using 1:2 with points pointtype 6 pointsize 1.3 linewidth 1.3 linecolor rgb '#000000' title 'predicted', \
  $data3 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2' title 'measured'
