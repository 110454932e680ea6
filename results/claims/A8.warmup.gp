# Claim A8.warmup: reproduced. A linear warmup of 1000 steps removes the growth.
# Run with: gnuplot A8.warmup.gp
set encoding utf8
set terminal svg size 620,352 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'A8.warmup.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set lmargin at screen 0.1355; set rmargin at screen 0.9710
set tmargin at screen 0.9034; set bmargin at screen 0.2330
set title 'A8.warmup: reproduced'
set ylabel 'largest ‖w − w*‖ / initial' offset 1,0
set xrange [0.5:11.5]; set grid noxtics
set xtics rotate by 35 right ('rate 1' 1, 'rate 2' 2, 'rate 3' 3, 'rate 5' 4, 'rate 10' 5, 'rate 15' 6, 'rate 19' 7, 'rate 30' 8, 'rate 38' 9, 'rate 50' 10, 'rate 80' 11)
set yrange [0.95:1.05]; set format y '%g'
set key at screen 0.5, screen 0.0170 center bottom horizontal maxrows 1 Left reverse samplen 1.6 width 1 textcolor '#222222'
$data0 << EOD
1 0.95 0.6 1.4 0.95 1.000001
2 0.95 1.6 2.4 0.95 1.000001
3 0.95 2.6 3.4 0.95 1.000001
4 0.95 3.6 4.4 0.95 1.000001
5 0.95 4.6 5.4 0.95 1.000001
6 0.95 5.6 6.4 0.95 1.000001
7 0.95 6.6 7.4 0.95 1.000001
8 0.95 7.6 8.4 0.95 1.000001
9 0.95 8.6 9.4 0.95 1.000001
10 0.95 9.6 10.4 0.95 1.000001
11 0.95 10.6 11.4 0.95 1.000001
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
9 1
9 1
10 1
10 1
11 1
11 1
EOD
$data2 << EOD
1 1
2 1
3 1
4 1
5 1
6 1
7 1
8 1
9 1
10 1
11 1
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
9 1 1 1
10 1 1 1
11 1 1 1
EOD
plot $data0 using 1:2:3:4:5:6 with boxxyerror fillstyle transparent solid 0.22 noborder linecolor rgb '#888888' title 'accepted', \
  $data1 using 1:2 with points pointtype 1 pointsize 0.5 linecolor rgb '#888888' title 'a seed', \
  $data2 using 1:2 with points pointtype 6 pointsize 1.3 linewidth 1.3 linecolor rgb '#000000' title 'predicted', \
  $data3 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2' title 'measured'
