# Claim A8.growth: reproduced. At β = .98 and ηλ = 50, half of the boundary, z grows to some 3e15 times its start without warmup.
# Run with: gnuplot A8.growth.gp
set encoding utf8
set terminal svg size 620,326 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'A8.growth.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set lmargin at screen 0.1355; set rmargin at screen 0.9710
set tmargin at screen 0.8957; set bmargin at screen 0.1718
set title 'A8.growth: reproduced'
set ylabel 'largest ‖w − w*‖ / initial' offset 1,0
set xrange [0.5:1.5]; set grid noxtics
set xtics norotate ('schedule-free-sgd(momentum=…' 1)
set yrange [838804206000000:1.07295599e+16]; set format y '%g'; set logscale y; set ytics ('1000000000000000' 1000000000000000, '2000000000000000' 2000000000000000, '5000000000000000' 5000000000000000, '1e+16' 1e+16)
set key at screen 0.5, screen 0.0184 center bottom horizontal maxrows 1 Left reverse samplen 1.6 width 1 textcolor '#222222'
$data0 << EOD
1 1000000000000000 0.6 1.4 1000000000000000 9000000000000000
EOD
$data1 << EOD
1 3097059857724955
1 3097059857724950
EOD
$data2 << EOD
1 3000000000000000
EOD
$data3 << EOD
1 3097059857724952.5 3097059857724950 3097059857724955
EOD
plot $data0 using 1:2:3:4:5:6 with boxxyerror fillstyle transparent solid 0.22 noborder linecolor rgb '#888888' title 'accepted', \
  $data1 using 1:2 with points pointtype 1 pointsize 0.5 linecolor rgb '#888888' title 'a seed', \
  $data2 using 1:2 with points pointtype 6 pointsize 1.3 linewidth 1.3 linecolor rgb '#000000' title 'predicted', \
  $data3 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2' title 'measured'
