# Claim A8.momentum: reproduced. Heavy ball and Nesterov grow by less than a factor of 10 below their boundary, without a warmup.
# Run with: gnuplot A8.momentum.gp
set encoding utf8
set terminal svg size 620,433 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'A8.momentum.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set lmargin at screen 0.2097; set rmargin at screen 0.9710
set tmargin at screen 0.9215; set bmargin at screen 0.3764
set title 'A8.momentum: reproduced'
set ylabel 'largest ‖w − w*‖ / initial' offset 1,0
set xrange [0.5:8.5]; set grid noxtics
set xtics rotate by 35 right ('momentum=0.5, nesterov=false' 1, 'momentum=0.9, nesterov=false' 2, 'momentum=0.95, nesterov=fal…' 3, 'momentum=0.98, nesterov=fal…' 4, 'momentum=0.5, nesterov=true' 5, 'momentum=0.9, nesterov=true' 6, 'momentum=0.95, nesterov=true' 7, 'momentum=0.98, nesterov=true' 8)
set yrange [0.831763771:12.0226443]; set format y '%g'; set logscale y; set ytics ('1' 1, '2' 2, '5' 5, '10' 10)
set key at screen 0.5, screen 0.0139 center bottom horizontal maxrows 1 Left reverse samplen 1.6 width 1 textcolor '#222222'
$data0 << EOD
1 0.831763771102671 0.6 1.4 0.831763771102671 10
2 0.831763771102671 1.6 2.4 0.831763771102671 10
3 0.831763771102671 2.6 3.4 0.831763771102671 10
4 0.831763771102671 3.6 4.4 0.831763771102671 10
5 0.831763771102671 4.6 5.4 0.831763771102671 10
6 0.831763771102671 5.6 6.4 0.831763771102671 10
7 0.831763771102671 6.6 7.4 0.831763771102671 10
8 0.831763771102671 7.6 8.4 0.831763771102671 10
EOD
$data1 << EOD
1 1
1 1
2 1
2 1
3 1
3 1
4 1
4 1
5 1
5 1
6 1
6 1
7 1
7 1
8 1
8 1
EOD
$data2 << EOD
1 10
2 10
3 10
4 10
5 10
6 10
7 10
8 10
EOD
$data3 << EOD
1 1 1 1
2 1 1 1
3 1 1 1
4 1 1 1
5 1 1 1
6 1 1 1
7 1 1 1
8 1 1 1
EOD
plot $data0 using 1:2:3:4:5:6 with boxxyerror fillstyle transparent solid 0.22 noborder linecolor rgb '#888888' title 'accepted', \
  $data1 using 1:2 with points pointtype 1 pointsize 0.5 linecolor rgb '#888888' title 'a seed', \
  $data2 using 1:2 with points pointtype 6 pointsize 1.3 linewidth 1.3 linecolor rgb '#000000' title 'predicted', \
  $data3 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2' title 'measured'
