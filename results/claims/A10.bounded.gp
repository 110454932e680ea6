# Claim A10.bounded: reproduced. With clipping, every run stays within a bound that follows from the length of a step.
# Run with: gnuplot A10.bounded.gp
set encoding utf8
set terminal svg size 620,326 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'A10.bounded.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set lmargin at screen 0.1355; set rmargin at screen 0.9710
set tmargin at screen 0.8957; set bmargin at screen 0.1718
set title 'A10.bounded: reproduced'
set ylabel 'largest ‖w − w*‖ / D' offset 1,0
set xrange [0.5:5.5]; set grid noxtics
set xtics norotate ('rate 0.21' 1, 'rate 0.3' 2, 'rate 0.5' 3, 'rate 1' 4, 'rate 2' 5)
set yrange [0.984:1.216]; set format y '%g'
set key at screen 0.5, screen 0.0184 center bottom horizontal maxrows 1 Left reverse samplen 1.6 width 1 textcolor '#222222'
$data0 << EOD
1 0.984 0.6 1.4 0.984 1.0210000000000001
2 0.984 1.6 2.4 0.984 1.03
3 0.984 2.6 3.4 0.984 1.05
4 0.984 3.6 4.4 0.984 1.1
5 0.984 4.6 5.4 0.984 1.2
EOD
$data1 << EOD
1 1
1 1
1 1
1 1
1 1
1 1
1 1
1 1
1 1
1 1
2 1
2 1
2 1
2 1
2 1
2 1
2 1
2 1
2 1
2 1
3 1
3 1
3 1
3 1
3 1
3 1
3 1
3 1
3 1
3 1
4 1
4 1
4 1
4 1
4 1
4 1
4 1
4 1
4 1
4 1
5 1
5 1
5 1
5 1
5 1
5 1
5 1
5 1
5 1
5 1
EOD
$data2 << EOD
1 1.0210000000000001
2 1.03
3 1.05
4 1.1
5 1.2
EOD
$data3 << EOD
1 1 1 1
2 1 1 1
3 1 1 1
4 1 1 1
5 1 1 1
EOD
plot $data0 using 1:2:3:4:5:6 with boxxyerror fillstyle transparent solid 0.22 noborder linecolor rgb '#888888' title 'accepted', \
  $data1 using 1:2 with points pointtype 1 pointsize 0.5 linecolor rgb '#888888' title 'a seed', \
  $data2 using 1:2 with points pointtype 6 pointsize 1.3 linewidth 1.3 linecolor rgb '#000000' title 'predicted', \
  $data3 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2' title 'measured'
