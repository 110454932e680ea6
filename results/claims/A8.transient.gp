# Claim A8.transient: reproduced. The growth is transient; below the boundary iterates end near the minimiser.
# Run with: gnuplot A8.transient.gp
set encoding utf8
set terminal svg size 620,326 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'A8.transient.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set lmargin at screen 0.1355; set rmargin at screen 0.9710
set tmargin at screen 0.8957; set bmargin at screen 0.1718
set title 'A8.transient: reproduced'
set ylabel 'final ‖w − w*‖ / initial' offset 1,0
set xrange [0.5:2.5]; set grid noxtics
set xtics norotate ('warmup=0' 1, 'warmup=1000' 2)
set yrange [4.26674745e-16:4.94386831e-06]; set format y '%g'; set logscale y
set key at screen 0.5, screen 0.0184 center bottom horizontal maxrows 1 Left reverse samplen 1.6 width 1 textcolor '#222222'
$data0 << EOD
1 4.266747446238374e-16 0.6 1.4 4.266747446238374e-16 1e-06
2 4.266747446238374e-16 1.6 2.4 4.266747446238374e-16 1e-06
EOD
$data1 << EOD
1 2.109423746787798e-15
1 8.881784197001252e-15
2 2.109423746787798e-15
2 1.5987211554602254e-14
EOD
$data2 << EOD
1 1e-06
2 1e-06
EOD
$data3 << EOD
1 5.495603971894525e-15 2.109423746787798e-15 8.881784197001252e-15
2 9.048317650695026e-15 2.109423746787798e-15 1.5987211554602254e-14
EOD
plot $data0 using 1:2:3:4:5:6 with boxxyerror fillstyle transparent solid 0.22 noborder linecolor rgb '#888888' title 'accepted', \
  $data1 using 1:2 with points pointtype 1 pointsize 0.5 linecolor rgb '#888888' title 'a seed', \
  $data2 using 1:2 with points pointtype 6 pointsize 1.3 linewidth 1.3 linecolor rgb '#000000' title 'predicted', \
  $data3 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2' title 'measured'
