# Claim B3.rmsprop: reproduced. Under RMSProp preconditioned sharpness hovers at 2/η.
# Run with: gnuplot B3.rmsprop.gp
set encoding utf8
set terminal svg size 620,326 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'B3.rmsprop.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set lmargin at screen 0.1355; set rmargin at screen 0.9710
set tmargin at screen 0.8957; set bmargin at screen 0.1718
set title 'B3.rmsprop: reproduced'
set ylabel 'sharpness / threshold, second half' offset 1,0
set xrange [0.5:2.5]; set grid noxtics
set xtics norotate ('rate 0.0001' 1, 'rate 0.0003' 2)
set yrange [0.884:1.116]; set format y '%g'
set key at screen 0.5, screen 0.0184 center bottom horizontal maxrows 1 Left reverse samplen 1.6 width 1 textcolor '#222222'
$data0 << EOD
1 0.9 0.6 1.4 0.9 1.1
2 0.9 1.6 2.4 0.9 1.1
EOD
$data1 << EOD
1 1.0267479217064701
1 1.0218216761182435
1 1.02794335828942
1 1.0291327443259328
1 1.024689400926944
2 1.0128711487978401
2 1.041931576578178
2 1.046102916148457
2 1.035579085668752
2 1.0480276021542805
EOD
$data2 << EOD
1 1
2 1
EOD
$data3 << EOD
1 1.0267479217064701 1.0218216761182435 1.0291327443259328
2 1.041931576578178 1.0128711487978401 1.0480276021542805
EOD
plot $data0 using 1:2:3:4:5:6 with boxxyerror fillstyle transparent solid 0.22 noborder linecolor rgb '#888888' title 'accepted', \
  $data1 using 1:2 with points pointtype 1 pointsize 0.5 linecolor rgb '#888888' title 'a seed', \
  $data2 using 1:2 with points pointtype 6 pointsize 1.3 linewidth 1.3 linecolor rgb '#000000' title 'predicted', \
  $data3 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2' title 'measured'
